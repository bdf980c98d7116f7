import { el, duration, mark, outcome, time } from './dom.js';
import { Grid } from './grid.js';

// Commands, and the other transactions.
export class CommandsView {

	constructor(store, detail) {
		this.title = 'Commands';
		this.store = store;
		this.failed = el('input', { type: 'checkbox', onchange: () => this.update() });
		this.other = el('input', { type: 'checkbox', checked: true, onchange: () => this.update() });
		this.summary = el('span', { class: 'summary' });
		this.grid = new Grid({
			label: 'Commands',
			empty: 'No command has arrived yet. Send one to the bot, and it appears here.',
			columns: [
				{ title: 'Time', width: 'w-time', value: (row) => time(row.start) },
				{ title: 'Command', width: 'w-name', value: (row) => label(row) },
				{ title: 'Outcome', width: 'w-status', value: (row) => row.status ?? 'unknown',
					render: (row) => mark(outcome(row.status), row.status ?? 'unknown') },
				{ title: 'Duration', width: 'w-number', value: (row) => duration(row.duration) },
				{ title: '', width: 'w-bar', version: (row) => this.share(row),
					render: (row) => el('span', { class: 'bar ' + outcome(row.status), style: { width: this.share(row) + '%' } }) },
				{ title: 'User', width: 'w-user', value: (row) => row.user },
				{ title: 'Spans', width: 'w-small', value: (row) => row.spans },
				{ title: 'Errors', width: 'w-small', value: (row) => this.errors(row),
					render: (row) => this.errors(row) ? mark('failed', this.errors(row)) : '' },
			],
			onOpen: (row) => detail.open(row, this.grid),
			onMove: (row) => detail.isOpen() && detail.show(row, this.grid),
		});
		this.node = el('div', { class: 'view' },
			el('div', { class: 'tools' }, el('label', {}, this.failed, 'Only failures'),
				el('label', {}, this.other, 'Tasks and other transactions'), this.summary),
			this.grid.node);
	}

	count() {
		return this.store.transactions.length;
	}

	errors(row) {
		return row.trace ? this.store.errorsOfTrace.get(row.trace) ?? 0 : 0;
	}

	share(row) {
		return Math.round(row.duration / this.longest * 100);
	}

	update(filter = this.filter) {
		this.filter = filter;
		const rows = this.store.transactions.filter((row) =>
			(!this.failed.checked || outcome(row.status) === 'failed' || this.errors(row) > 0)
			&& (this.other.checked || row.op?.startsWith('discord.'))
			&& matches(filter, row.name, row.user, row.status, row.op, row.trace));
		rows.sort((a, b) => b.start - a.start);
		this.longest = Math.max(1, ...rows.map((row) => row.duration));
		const failures = rows.filter((row) => outcome(row.status) === 'failed').length;
		this.summary.textContent = `${rows.length} shown, ${failures} failed, p95 ${p95(rows)}`;
		this.grid.setRows(rows);
	}

}

function label(row) {
	const command = row.name?.startsWith('command.') ? row.name.slice('command.'.length) : row.name ?? '(no name)';
	const prefix = { slash: '/', prefix: '!' }[row.kind] ?? '';
	return row.op === 'discord.command' ? prefix + command : `${command} · ${row.op ?? ''}`;
}

function p95(rows) {
	const sorted = rows.map((row) => row.duration).sort((a, b) => a - b);
	return sorted.length ? duration(sorted[Math.ceil(sorted.length * 0.95) - 1]) : '–';
}

export function matches(filter, ...texts) {
	return !filter || texts.some((text) => text?.toLowerCase().includes(filter));
}
