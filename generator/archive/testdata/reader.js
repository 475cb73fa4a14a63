// Reads a whole store with the npm package @ocfl/ocfl-fs, an OCFL client of other
// people, and prints each file of each version: identifier, version, path, SHA-256.
const { createHash } = require('node:crypto');
const ocfl = require('@ocfl/ocfl-fs');

(async () => {
  const storage = ocfl.storage({ root: process.argv[2] });
  await storage.load();
  for await (const object of storage) {
    await object.load();
    const inventory = await object.getInventory();
    for (const version of Object.keys(inventory.versions)) {
      for await (const file of await object.files(version)) {
        const sum = createHash('sha256').update(await file.buffer()).digest('hex');
        console.log([object.id, version, file.logicalPath, sum].join('\t'));
      }
    }
  }
})().catch((e) => { console.error(e); process.exit(1); });
