"""Fetches packages with their ordinary clients, checks them and unpacks them."""
import hashlib
import pathlib
import subprocess


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def check(path, want):
    """Stops the build unless the file is the one the recipe was written for."""
    got = sha256(path)
    if got != want:
        raise SystemExit(f"{path}: SHA-256 is {got}, the recipe says {want}")


def unpack(package, work):
    """Returns the folder with the package's files."""
    archive = work / package["archive"]
    if not archive.exists():
        spec = package["name"], package["version"]
        if package["kind"] == "npm":
            command = ["npm", "pack", "--silent", "@".join(spec)]
        else:
            command = ["apt-get", "download", "-qq", "=".join(spec)]
        subprocess.run(command, cwd=work, check=True, stdout=subprocess.DEVNULL)
    check(archive, package["sha256"])
    into = work / (package["archive"] + ".d")
    if not into.exists():
        into.mkdir()
        if package["kind"] == "npm":
            subprocess.run(["tar", "xzf", archive, "-C", into], check=True)
        else:
            subprocess.run(["dpkg-deb", "-x", archive, into], check=True)
    return into
