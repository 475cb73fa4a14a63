// Package templates embeds the template packs that come with the program, one
// folder each.
package templates

import "embed"

// FS holds the packs: <name>/pack.toml, scheme.toml, report.md, forms.toml.
//
//go:embed hubei-department mof-project summary correction
var FS embed.FS
