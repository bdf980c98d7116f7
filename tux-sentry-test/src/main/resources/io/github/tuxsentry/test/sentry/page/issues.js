import { el, mark, time } from './dom.js';
import { Grid } from './grid.js';
import { matches } from './commands.js';

// Events grouped by their fingerprint.
export class IssuesView {

	constructor(store, detail) {
		this.title = 'Issues';
		this.store = store;
		this.grid = new Grid({
			label: 'Issues',
			empty: 'No error has arrived.',
			columns: [
				{ title: 'Last seen', width: 'w-time', value: (row) => time(row.latest.at) },
				{ title: 'Issue', width: 'w-name', value: (row) => row.latest.title },
				{ title: 'Level', width: 'w-status', value: (row) => row.latest.level ?? 'error',
					render: (row) => mark(isError(row.latest) ? 'failed' : 'none', row.latest.level ?? 'error') },
				{ title: 'Events', width: 'w-small', value: (row) => row.events.length },
				{ title: 'Users', width: 'w-small', value: (row) => row.users.size },
				{ title: 'Thrown in', width: 'w-name', value: (row) => row.latest.culprit },
			],
			onOpen: (row) => detail.open(row.latest, this.grid),
			onMove: (row) => detail.isOpen() && detail.show(row.latest, this.grid),
		});
		this.node = el('div', { class: 'view' }, this.grid.node);
	}

	count() {
		return new Set(this.store.events.map((event) => event.group)).size;
	}

	update(filter) {
		const issues = new Map();
		for (const event of this.store.events) {
			let issue = issues.get(event.group);
			if (!issue) {
				issue = { latest: event, events: [], users: new Set() };
				issues.set(event.group, issue);
			}
			issue.events.push(event);
			issue.n = event.n;
			if (event.user) {
				issue.users.add(event.user);
			}
		}
		this.grid.setRows([...issues.values()].filter(({ latest }) =>
			matches(filter, latest.title, latest.culprit, latest.name, latest.user, latest.group)));
	}

}

function isError(event) {
	return !event.level || event.level === 'error' || event.level === 'fatal';
}
