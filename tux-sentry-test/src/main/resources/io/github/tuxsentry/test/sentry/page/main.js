import { CommandsView } from './commands.js';
import { Detail } from './detail.js';
import { el } from './dom.js';
import { DroppedView } from './dropped.js';
import { connect, request } from './feed.js';
import { Form } from './form.js';
import { HealthView } from './health.js';
import { IssuesView } from './issues.js';
import { LogsView } from './logs.js';
import { MetricsView } from './metrics.js';
import { Store } from './store.js';
import { startTheme } from './theme.js';

const byId = (id) => document.getElementById(id);
const store = new Store();
const detail = new Detail(store, byId('detail'));
const views = [CommandsView, IssuesView, MetricsView, LogsView, HealthView, DroppedView].map((View) => new View(store, detail));
const tabs = views.map((view, index) => el('button', {
	type: 'button', role: 'tab', id: 'tab' + index, 'aria-controls': 'main', onclick: () => select(index),
}, view.title, el('span', { class: 'count' })));
const filter = byId('filter');
let current = 0;

function select(index) {
	current = index;
	tabs.forEach((tab, at) => {
		tab.setAttribute('aria-selected', at === index);
		tab.tabIndex = (at === index) ? 0 : -1;
	});
	byId('main').setAttribute('aria-labelledby', 'tab' + index);
	byId('main').replaceChildren(views[index].node);
	update();
}

function update() {
	views.forEach((view, index) => {
		tabs[index].lastChild.textContent = view.count() || '';
	});
	views[current].update(filter.value.trim().toLowerCase());
	detail.update();
}

byId('tabs').append(...tabs);
byId('tabs').addEventListener('keydown', (event) => {
	const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
	if (step) {
		select((current + step + tabs.length) % tabs.length);
		tabs[current].focus();
	}
});
document.addEventListener('keydown', (event) => {
	if (event.key === '/' && !event.target.matches('input, select, textarea')) {
		event.preventDefault();
		filter.focus();
	}
});
filter.addEventListener('input', update);
byId('clear').addEventListener('click', () => request('clear', {}));
store.addEventListener('change', update);
startTheme(byId('theme'));
select(0);
new Form(byId('form')).start();
connect(store, (state) => {
	byId('connection').className = state;
	byId('connection').textContent = (state === 'live') ? 'Live' : 'Not connected, retrying';
});
