import { el, mark, time } from './dom.js';
import { Grid } from './grid.js';
import { matches } from './commands.js';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

export class LogsView {

	constructor(store, detail) {
		this.title = 'Logs';
		this.store = store;
		this.level = el('select', { onchange: () => this.update() }, LEVELS.map((level) => el('option', {}, level)));
		this.grid = new Grid({
			label: 'Logs',
			empty: 'No log has arrived. Logs are sent if tux.sentry.logging.logs is set.',
			columns: [
				{ title: 'Time', width: 'w-time', value: (row) => time(row.t) },
				{ title: 'Level', width: 'w-status', value: (row) => row.level, render: (row) => mark(row.level, row.level) },
				{ title: 'Message', width: 'w-name mono', value: (row) => row.body },
			],
			onOpen: (row) => {
				const transaction = store.transactions.find(({ trace }) => trace && trace === row.trace);
				transaction && detail.open(transaction, this.grid);
			},
		});
		this.node = el('div', { class: 'view' }, el('div', { class: 'tools' }, el('label', {}, 'From level', this.level)), this.grid.node);
	}

	count() {
		return this.store.logs.length;
	}

	update(filter = this.filter) {
		this.filter = filter;
		const from = LEVELS.indexOf(this.level.value);
		this.grid.setRows(this.store.logs.filter((log) => {
			const level = LEVELS.indexOf(log.level);
			return (level < 0 || level >= from) && matches(filter, log.body, log.level, log.trace);
		}));
	}

}
