import { el, duration, outcome, pairs, timestamp } from './dom.js';

const MAX_SPANS = 500;

// The spans of a transaction on a common time axis. Each can be opened to see its data.
export function waterfall(payload) {
	const root = {
		span_id: payload.contexts?.trace?.span_id, op: payload.contexts?.trace?.op, description: payload.transaction,
		status: payload.contexts?.trace?.status, start_timestamp: payload.start_timestamp, timestamp: payload.timestamp,
		data: payload.contexts?.trace?.data,
	};
	const rows = ordered(root, payload.spans ?? []);
	const start = Math.min(...rows.map(({ span }) => timestamp(span.start_timestamp)));
	const end = Math.max(...rows.map(({ span }) => timestamp(span.timestamp)).filter(Number.isFinite), start + 0.001);
	const list = el('ol', { class: 'waterfall', 'aria-label': 'Waterfall of spans' },
		rows.slice(0, MAX_SPANS).map((row) => el('li', {}, line(row, start, end - start))));
	return (rows.length > MAX_SPANS)
		? el('div', {}, list, el('p', { class: 'note' }, `${rows.length - MAX_SPANS} further spans are in the JSON.`)) : list;
}

// Children follow their parents, ordered by start. Spans whose parent has not arrived follow the root.
function ordered(root, spans) {
	const children = new Map();
	const ids = new Set([root.span_id, ...spans.map((span) => span.span_id)]);
	for (const span of spans) {
		const parent = ids.has(span.parent_span_id) ? span.parent_span_id : root.span_id;
		children.set(parent, [...(children.get(parent) ?? []), span]);
	}
	const rows = [];
	const seen = new Set();
	const stack = [{ span: root, depth: 0 }];
	while (stack.length > 0) {
		const row = stack.pop();
		if (!seen.has(row.span)) {
			seen.add(row.span);
			rows.push(row);
			(children.get(row.span.span_id) ?? [])
				.sort((a, b) => timestamp(b.start_timestamp) - timestamp(a.start_timestamp))
				.forEach((span) => stack.push({ span, depth: row.depth + 1 }));
		}
	}
	return rows;
}

function line({ span, depth }, start, total) {
	const left = (timestamp(span.start_timestamp) - start) / total * 100;
	const millis = timestamp(span.timestamp) - timestamp(span.start_timestamp);
	const width = Math.max(0.4, millis / total * 100);
	return el('details', { class: 'span' },
		el('summary', {},
			el('span', { class: 'label', style: { 'padding-inline-start': Math.min(depth, 12) * 12 + 'px' }, title: span.description ?? '' },
				el('span', { class: 'op' }, span.op ?? ''), ' ', span.description ?? ''),
			el('span', { class: 'track', 'aria-hidden': 'true' },
				el('span', { class: 'bar ' + outcome(span.status), style: { left: left + '%', width: Math.min(width, 100 - left) + '%' } })),
			el('span', { class: 'took' }, Number.isFinite(millis) ? duration(millis) : 'open')),
		pairs({ status: span.status, origin: span.origin, span: span.span_id, ...span.tags, ...span.data }));
}
