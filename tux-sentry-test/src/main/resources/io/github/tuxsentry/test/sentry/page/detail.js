import { el, duration, facts, mark, outcome, section, time } from './dom.js';
import { eventSections, breadcrumbs, tagsAndContexts } from './event.js';
import { request } from './feed.js';
import { waterfall } from './waterfall.js';

// The panel that shows a transaction or an event with everything of its trace.
export class Detail {

	constructor(store, node) {
		this.store = store;
		this.node = node;
		this.origin = null;
		node.addEventListener('keydown', (event) => {
			if (event.key === 'Escape') {
				this.close();
			}
		});
	}

	isOpen() {
		return !this.node.hidden;
	}

	async open(row, origin) {
		await this.show(row, origin);
		this.node.querySelector('h2')?.focus();
	}

	async show(row, origin) {
		this.origin = origin ?? this.origin;
		this.shown = row;
		this.run = this.store.run;
		this.node.hidden = false;
		await this.render();
		this.node.scrollTop = 0;
	}

	async render() {
		const row = this.shown;
		this.related = this.relatedTo(row);
		let content;
		try {
			content = (row.type === 'event') ? await this.event(row) : await this.transaction(row);
		}
		catch (failure) {
			content = [el('h2', { tabindex: '-1' }, row.name ?? row.title ?? ''), el('p', { role: 'alert' }, failure.message)];
		}
		if (this.shown === row) {
			this.node.replaceChildren(
				el('button', { type: 'button', class: 'close', 'aria-label': 'Close details', onclick: () => this.close() }, '×'),
				...content.filter(Boolean));
		}
	}

	// What belongs to the trace can arrive after its transaction. The items of an earlier run are gone.
	async update() {
		if (this.isOpen() && this.run !== this.store.run) {
			this.close();
		}
		if (this.isOpen() && this.related !== this.relatedTo(this.shown)) {
			const { scrollTop } = this.node;
			const focused = this.node.contains(document.activeElement);
			await this.render();
			this.node.scrollTop = scrollTop;
			if (focused) {
				this.node.querySelector('h2')?.focus({ preventScroll: true });
			}
		}
	}

	relatedTo(row) {
		const { transactions, events, logs } = this.store;
		return [transactions, events, logs].reduce((count, list) => count + this.ofTrace(list, row).length, 0);
	}

	close() {
		this.node.hidden = true;
		this.shown = null;
		this.node.replaceChildren();
		this.origin?.focus();
	}

	async transaction(row) {
		const { payload } = await request('items/' + row.n);
		const events = this.ofTrace(this.store.events, row);
		const details = await Promise.all(events.slice(0, 5).map((event) => request('items/' + event.n)));
		return [
			el('h2', { tabindex: '-1' }, row.name ?? '(no name)'),
			facts(mark(outcome(row.status), row.status ?? 'unknown'), duration(row.duration), row.user, time(row.start)),
			section('Waterfall', (payload.spans ?? []).length + 1, waterfall(payload)),
			...details.flatMap((event) => eventSections(event.payload)),
			this.further(row),
			this.logs(row),
			breadcrumbs(payload.breadcrumbs),
			...tagsAndContexts(payload),
			raw(payload),
		];
	}

	async event(row) {
		const { payload } = await request('items/' + row.n);
		return [
			el('h2', { tabindex: '-1' }, row.title),
			facts(mark(row.level ?? 'error', row.level ?? 'error'), row.name, row.user, time(row.at)),
			...eventSections(payload),
			this.links('Same issue', this.store.events.filter((event) => event.group === row.group && event.n !== row.n)),
			this.further(row),
			this.logs(row),
			breadcrumbs(payload.breadcrumbs),
			...tagsAndContexts(payload),
			raw(payload),
		];
	}

	ofTrace(list, row) {
		return row.trace ? list.filter((item) => item.trace === row.trace && item.n !== row.n) : [];
	}

	// The transactions of the trace, and the events that are not shown.
	further(row) {
		const items = [...this.ofTrace(this.store.transactions, row),
			...this.ofTrace(this.store.events, row).slice(row.type === 'event' ? 0 : 5)];
		return this.links('Same trace', items);
	}

	links(title, items) {
		return items.length === 0 ? null : section(title, items.length, el('ul', { class: 'plain' },
			items.slice(0, 50).map((item) => el('li', {}, el('button', { type: 'button', class: 'link', onclick: () => this.open(item) },
				`${time(item.start ?? item.at)} ${item.name ?? ''} ${item.title ?? item.op ?? ''}`)))));
	}

	logs(row) {
		const logs = this.ofTrace(this.store.logs, row).reverse();
		return logs.length === 0 ? null : section('Logs', logs.length, el('ol', { class: 'plain mono' },
			logs.slice(0, 200).map((log) => el('li', {}, time(log.t), ' ', mark(log.level, log.level), ' ', log.body))));
	}

}

function raw(payload) {
	const details = el('details', { class: 'raw' }, el('summary', {}, 'JSON'));
	details.addEventListener('toggle', () => details.append(el('pre', {}, JSON.stringify(payload, null, 2))), { once: true });
	return details;
}
