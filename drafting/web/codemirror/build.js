// Makes the bundle that ships, and the licences of all that is in it.
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const VENDOR = "../static/vendor/codemirror";

const made = await build({
  entryPoints: ["entry.js"], outfile: `${VENDOR}.min.js`, bundle: true, minify: true, metafile: true,
  format: "iife", globalName: "codemirror", target: "es2022", legalComments: "none",
});
const packages = new Set(Object.keys(made.metafile.inputs).flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []));
const licences = [...packages].sort().map((name) => {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  return `${name} ${version} (${license})\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`;
});
writeFileSync(`${VENDOR}-LICENSE.txt`, licences.join(`\n${"-".repeat(72)}\n\n`));
