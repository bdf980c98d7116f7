import { el } from './dom.js';
import { matches } from './commands.js';

const REASONS = {
	before_send: 'dropped by a callback or filter of the bot',
	sample_rate: 'sampled out',
	event_processor: 'dropped by an event processor',
	queue_overflow: 'the queue of the SDK was full',
	cache_overflow: 'the storage of the SDK was full',
	ratelimit_backoff: 'Sentry had asked to send less',
	network_error: 'Sentry could not be reached',
	backpressure: 'the SDK was under load',
};

// What the SDK has reported as not sent.
export class DroppedView {

	constructor(store) {
		this.title = 'Dropped';
		this.store = store;
		this.body = el('tbody', {});
		this.note = el('p', { class: 'note' });
		this.table = el('table', { class: 'wide' }, el('caption', {}, 'What the SDK has not sent, by reason'),
			el('thead', {}, el('tr', {}, ['Reason', 'Meaning', 'Category', 'Quantity'].map((title) => el('th', { scope: 'col' }, title)))),
			this.body);
		this.node = el('div', { class: 'view scrolling' }, this.table, this.note);
	}

	count() {
		return [...this.store.dropped.values()].reduce((total, quantity) => total + quantity, 0);
	}

	update(filter) {
		const rows = [...this.store.dropped].map(([key, quantity]) => [...key.split('\n'), quantity])
			.filter(([reason, category]) => matches(filter, reason, category)).sort((a, b) => b[2] - a[2]);
		this.body.replaceChildren(...rows.map(([reason, category, quantity]) => el('tr', {}, el('td', {}, reason),
			el('td', {}, REASONS[reason] ?? ''), el('td', {}, category), el('td', { class: 'w-number' }, quantity))));
		const others = [...this.store.others].map(([type, count]) => `${count} ${type}`).join(', ');
		this.note.textContent = (rows.length ? '' : 'Nothing has been reported as dropped. ')
			+ `Malformed envelopes: ${this.store.malformed}. `
			+ (others ? `Received, but not shown: ${others}.` : '');
	}

}
