import { el, duration, mark, time, timestamp } from './dom.js';
import { Grid } from './grid.js';
import { matches } from './commands.js';

const FAILED = ['error', 'missed', 'timeout', 'crashed', 'abnormal', 'errored'];

// Check-ins of scheduled tasks, sessions and feedback.
export class HealthView {

	constructor(store) {
		this.title = 'Check-ins and sessions';
		this.store = store;
		this.grid = new Grid({
			label: 'Check-ins and sessions',
			empty: 'No check-in or session has arrived.',
			columns: [
				{ title: 'Time', width: 'w-time', value: (row) => time(row.at) },
				{ title: 'Kind', width: 'w-user', value: (row) => row.kind },
				{ title: 'Status', width: 'w-status', value: (row) => row.status, render: (row) => mark(FAILED.includes(row.status) ? 'failed' : 'ok', row.status) },
				{ title: 'Name', width: 'w-name', value: (row) => row.name },
				{ title: 'Details', width: 'w-name', value: (row) => row.details },
			],
		});
		this.node = el('div', { class: 'view' }, this.grid.node);
	}

	count() {
		return this.rows().length;
	}

	rows() {
		const { checkIns, sessions, feedback } = this.store;
		return [...checkIns.map(checkIn), ...sessions.flatMap(session), ...feedback.map(message)]
			.sort((a, b) => parseFloat(b.n) - parseFloat(a.n));
	}

	update(filter) {
		this.grid.setRows(this.rows().filter((row) => matches(filter, row.kind, row.name, row.status, row.details)));
	}

}

function checkIn({ n, at, payload = {} }) {
	return { n, at, kind: 'check-in', name: payload.monitor_slug ?? '', status: payload.status ?? '',
		details: payload.duration ? duration(payload.duration * 1000) : '' };
}

function session({ n, at, type, payload = {} }) {
	const release = payload.attrs?.release ?? '';
	if (type === 'session') {
		const seconds = payload.duration ?? (timestamp(payload.timestamp) - timestamp(payload.started)) / 1000;
		return [{ n, at, kind: 'session', name: release, status: payload.status ?? '',
			details: `${payload.errors ?? 0} errors, ${Number.isFinite(seconds) ? duration(seconds * 1000) : ''}` }];
	}
	return (payload.aggregates ?? []).map((numbers, index) => ({ n: n + '.' + index, at, kind: 'sessions', name: release,
		status: numbers.crashed ? 'crashed' : numbers.errored ? 'errored' : 'exited',
		details: ['exited', 'errored', 'crashed', 'abnormal'].filter((key) => numbers[key])
			.map((key) => `${numbers[key]} ${key}`).join(', ') }));
}

function message({ n, at, user, message: text }) {
	return { n, at, kind: 'feedback', name: user ?? '', status: 'received', details: text ?? '' };
}
