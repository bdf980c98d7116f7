// Reads the envelopes of a directory and prints what Sentry's own packages find in them, as JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvelope } from '@sentry/core';
import { ATTRIBUTE_METADATA } from '@sentry/conventions/attributes';

const directory = process.argv[2];
const opaque = new Set(['attachment']);
const items = {};
const faults = [];
const deprecated = {};
const unknown = {};

for (const file of readdirSync(directory).sort()) {
  try {
    const [, parsed] = parseEnvelope(readFileSync(join(directory, file)));
    for (const [header, payload] of parsed) {
      items[header.type] = (items[header.type] ?? 0) + 1;
      if (!opaque.has(header.type)) {
        check(header.type, content(payload));
      }
    }
  } catch (fault) {
    faults.push(`${file}: ${fault}`);
  }
}
console.log(JSON.stringify({ items, faults, deprecated, unknown }));

function content(payload) {
  return payload instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(payload)) : payload;
}

function check(type, item) {
  switch (type) {
    case 'transaction':
      checkNames(item.contexts.trace.data);
      item.spans.forEach((span) => checkNames(span.data));
      break;
    case 'trace_metric':
      item.items.forEach((metric) => checkNames(metric.attributes));
      break;
    case 'log':
      item.items.forEach((log) => checkNames(log.attributes));
      break;
  }
}

function checkNames(attributes = {}) {
  for (const name of Object.keys(attributes)) {
    const metadata = ATTRIBUTE_METADATA[name] ?? ATTRIBUTE_METADATA[name.replace(/\.[^.]+$/, '.<key>')];
    if (!metadata) {
      count(unknown, name);
    } else if (metadata.deprecation && !(metadata.deprecation.replacement in attributes)) {
      count(deprecated, name);
    }
  }
}

function count(names, name) {
  names[name] = (names[name] ?? 0) + 1;
}
