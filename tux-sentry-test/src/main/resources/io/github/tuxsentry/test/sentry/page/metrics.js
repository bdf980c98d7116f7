import { el, svg } from './dom.js';
import { matches } from './commands.js';

const BUCKETS = 60;
const MAX_SERIES = 5;
const WIDTH = 300;
const HEIGHT = 72;

// The families of metrics as charts of what has arrived.
export class MetricsView {

	constructor(store) {
		this.title = 'Metrics';
		this.store = store;
		this.cards = new Map();
		this.minutes = el('select', { onchange: () => this.update() },
			[5, 1, 15, 60].map((minutes) => el('option', { value: minutes }, `${minutes} min`)));
		this.empty = el('p', { class: 'empty' }, 'No metric has arrived yet.');
		this.list = el('div', { class: 'cards' });
		this.node = el('div', { class: 'view scrolling', tabindex: '0', role: 'region', 'aria-label': 'Metrics' },
			el('div', { class: 'tools' }, el('label', {}, 'Last', this.minutes)), this.empty, this.list);
		setInterval(() => this.node.isConnected && this.update(), 2000);
	}

	count() {
		return this.store.families.size;
	}

	update(filter = this.filter) {
		this.filter = filter;
		const families = [...this.store.families.values()].filter(({ name }) => matches(filter, name))
			.sort((a, b) => a.name.localeCompare(b.name));
		this.empty.hidden = families.length > 0;
		for (const [name, card] of this.cards) {
			if (!families.includes(card.family)) {
				card.node.remove();
				this.cards.delete(name);
			}
		}
		const window = Number(this.minutes.value) * 60000;
		families.forEach((family, index) => {
			let card = this.cards.get(family.name);
			if (!card) {
				card = new Card(family, () => this.update());
				this.cards.set(family.name, card);
			}
			if (this.list.children[index] !== card.node) {
				this.list.insertBefore(card.node, this.list.children[index] ?? null);
			}
			card.update(window);
		});
	}

}

class Card {

	constructor(family, onChange) {
		this.family = family;
		this.attribute = el('select', { 'aria-label': `Group ${family.name} by`, onchange: onChange }, el('option', { value: '' }, 'all'));
		this.keys = new Set();
		this.chart = el('div', {});
		this.legend = el('ul', { class: 'legend' });
		this.node = el('section', { class: 'card' },
			el('div', { class: 'title' }, el('h3', {}, family.name), this.attribute), this.chart, this.legend);
	}

	update(window) {
		const now = Date.now();
		const from = now - window;
		const points = this.family.points.filter(({ t }) => t >= from && t <= now + 1000);
		this.addKeys(points);
		const key = this.attribute.value;
		const series = key ? this.grouped(points, key, from, window) : this.overall(points, from, window);
		const max = Math.max(...series.flatMap(({ values }) => values.filter(Number.isFinite)), 0);
		const unit = this.unit();
		this.chart.replaceChildren(chart(series, max,
			`${this.family.name}: ${series.map(({ name, latest }) => `${name} ${format(latest)} ${unit}`).join(', ')}`));
		this.legend.replaceChildren(
			...series.map(({ name, latest }, index) => el('li', { class: 'series' + index }, `${name} `, el('strong', {}, format(latest)), ` ${unit}`)),
			el('li', { class: 'note' }, `max ${format(max)}, ${this.family.total} received`));
	}

	addKeys(points) {
		for (const { attributes } of points) {
			for (const key of Object.keys(attributes)) {
				if (!this.keys.has(key) && this.keys.size < 30) {
					this.keys.add(key);
					this.attribute.append(el('option', { value: key }, key));
				}
			}
		}
		this.attribute.hidden = this.keys.size === 0;
	}

	overall(points, from, window) {
		if (this.family.type === 'distribution') {
			return [line('p50', points, from, window, (values) => percentile(values, 0.5)),
				line('p95', points, from, window, (values) => percentile(values, 0.95))];
		}
		return [this.lineOf(this.family.type === 'counter' ? 'rate' : 'latest', points, from, window)];
	}

	grouped(points, key, from, window) {
		const groups = new Map();
		points.forEach((point) => {
			const value = point.attributes[key] ?? '–';
			groups.set(value, [...(groups.get(value) ?? []), point]);
		});
		return [...groups].sort((a, b) => b[1].length - a[1].length).slice(0, MAX_SERIES)
			.map(([name, group]) => this.lineOf(name, group, from, window));
	}

	lineOf(name, points, from, window) {
		if (this.family.type === 'counter') {
			const perMinute = 60000 / (window / BUCKETS);
			const series = line(name, points, from, window, (values) => sum(values) * perMinute, 0);
			series.latest = sum(points.map(({ value }) => value)) / (window / 60000);
			return series;
		}
		return line(name, points, from, window,
			this.family.type === 'distribution' ? (values) => percentile(values, 0.95) : (values) => values[values.length - 1]);
	}

	unit() {
		const unit = { millisecond: 'ms', second: 's', byte: 'B' }[this.family.unit] ?? this.family.unit ?? '';
		return this.family.type === 'counter' ? '/min' : unit;
	}

}

function line(name, points, from, window, aggregate, absent = NaN) {
	const buckets = Array.from({ length: BUCKETS }, () => []);
	points.forEach(({ t, value }) => buckets[Math.min(BUCKETS - 1, Math.floor((t - from) / window * BUCKETS))].push(value));
	return { name, latest: points.length ? aggregate(points.map(({ value }) => value)) : NaN,
		values: buckets.map((values) => values.length ? aggregate(values) : absent) };
}

function chart(series, max, label) {
	const x = (index) => (index + 0.5) / BUCKETS * WIDTH;
	const y = (value) => HEIGHT - 3 - (max > 0 ? value / max : 0) * (HEIGHT - 8);
	const node = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label, preserveAspectRatio: 'none' },
		svg('line', { class: 'axis', x1: 0, x2: WIDTH, y1: HEIGHT - 2, y2: HEIGHT - 2 }));
	series.forEach(({ values }, index) => {
		const known = values.map((value, at) => [at, value]).filter(([, value]) => Number.isFinite(value));
		node.append(svg('polyline', { class: 'series' + index, points: known.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ') }));
		if (known.length === 1) {
			node.append(svg('circle', { class: 'series' + index, cx: x(known[0][0]), cy: y(known[0][1]), r: 2 }));
		}
	});
	return node;
}

function sum(values) {
	return values.reduce((total, value) => total + value, 0);
}

function percentile(values, fraction) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)];
}

function format(value) {
	if (!Number.isFinite(value)) {
		return '–';
	}
	return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) >= 100 ? 0 : 2);
}
