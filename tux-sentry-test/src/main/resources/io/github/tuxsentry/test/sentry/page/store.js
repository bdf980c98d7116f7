// What has arrived, the newest first. Each list is bounded: the oldest entries are dropped.

const MAX = { transactions: 2000, events: 2000, logs: 2000, health: 500, metrics: 3000 };

export class Store extends EventTarget {

	constructor() {
		super();
		this.scheduled = false;
		this.reset(null);
	}

	reset(run) {
		this.run = run;
		this.transactions = [];
		this.events = [];
		this.feedback = [];
		this.logs = [];
		this.checkIns = [];
		this.sessions = [];
		this.families = new Map();
		this.dropped = new Map();
		this.others = new Map();
		this.malformed = 0;
		this.errorsOfTrace = new Map();
		this.changed();
	}

	receive({ run, malformed, items = [] }) {
		if (run !== this.run) {
			this.reset(run);
		}
		this.malformed = malformed;
		items.forEach((item) => this.add(item));
		this.changed();
	}

	add(item) {
		switch (item.type) {
			case 'transaction':
				push(this.transactions, item, MAX.transactions);
				break;
			case 'event':
				push(this.events, item, MAX.events, (gone) => this.countError(gone.trace, -1));
				this.countError(item.trace, 1);
				break;
			case 'feedback':
				push(this.feedback, item, MAX.health);
				break;
			case 'log':
				(item.logs ?? []).forEach((log, index) => push(this.logs, { ...log, n: item.n + '.' + index }, MAX.logs));
				break;
			case 'trace_metric':
				(item.metrics ?? []).forEach((metric) => this.addMetric(metric));
				break;
			case 'check_in':
				push(this.checkIns, item, MAX.health);
				break;
			case 'session':
			case 'sessions':
				push(this.sessions, item, MAX.health);
				break;
			case 'client_report':
				(item.payload?.discarded_events ?? []).forEach((lost) => {
					const key = lost.reason + '\n' + lost.category;
					this.dropped.set(key, (this.dropped.get(key) ?? 0) + (Number(lost.quantity) || 0));
				});
				break;
			default:
				this.others.set(item.type, (this.others.get(item.type) ?? 0) + 1);
		}
	}

	countError(trace, by) {
		if (trace) {
			const count = (this.errorsOfTrace.get(trace) ?? 0) + by;
			(count > 0) ? this.errorsOfTrace.set(trace, count) : this.errorsOfTrace.delete(trace);
		}
	}

	addMetric(metric) {
		let family = this.families.get(metric.name);
		if (!family) {
			if (this.families.size >= 200) {
				return;
			}
			family = { name: metric.name, type: metric.type, unit: metric.unit, total: 0, points: [] };
			this.families.set(metric.name, family);
		}
		family.total++;
		family.points.push(metric);
		if (family.points.length > MAX.metrics) {
			family.points.splice(0, 500);
		}
	}

	// Views are told at most ten times a second.
	changed() {
		if (!this.scheduled) {
			this.scheduled = true;
			setTimeout(() => {
				this.scheduled = false;
				this.dispatchEvent(new Event('change'));
			}, 100);
		}
	}

}

function push(list, item, max, removed = () => {}) {
	list.unshift(item);
	if (list.length > max) {
		removed(list.pop());
	}
}
