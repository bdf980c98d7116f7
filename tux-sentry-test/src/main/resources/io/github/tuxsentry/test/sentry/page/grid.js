import { el } from './dom.js';

const ROW_HEIGHT = 28;
const OVERSCAN = 8;

let grids = 0;

// A list of rows of which only the visible ones are elements. One row is active: it is moved with the arrow keys and
// opened with Enter.
export class Grid {

	constructor({ label, columns, onOpen, onMove, empty }) {
		this.id = 'grid' + (++grids);
		this.columns = columns;
		this.onOpen = onOpen;
		this.onMove = onMove;
		this.rows = [];
		this.rendered = new Map();
		this.active = null;
		this.spacer = el('div', { class: 'spacer', role: 'rowgroup' });
		this.scroll = el('div', { class: 'scroll', role: 'presentation', tabindex: '-1', onscroll: () => this.render() }, this.spacer);
		this.empty = el('p', { class: 'empty' }, empty);
		this.head = el('div', { class: 'row head', role: 'row', 'aria-rowindex': '1' },
			columns.map(({ title, width }) => el('span', { role: 'columnheader', class: width }, title)));
		this.element = el('div', {
			class: 'grid', role: 'grid', tabindex: '0', 'aria-label': label, onkeydown: (event) => this.key(event),
		}, this.head, this.scroll);
		this.node = el('div', { class: 'list' }, this.element, this.empty);
		new ResizeObserver(() => this.render()).observe(this.scroll);
	}

	setRows(rows) {
		const added = (this.rows.length > 0 && this.scroll.scrollTop > 0)
			? Math.max(0, rows.findIndex((row) => row.n === this.rows[0].n)) : 0;
		this.rows = rows;
		this.empty.hidden = rows.length > 0;
		this.element.setAttribute('aria-rowcount', rows.length + 1);
		this.spacer.style.setProperty('height', rows.length * ROW_HEIGHT + 'px');
		if (added > 0) {
			this.scroll.scrollTop += added * ROW_HEIGHT;
		}
		this.render();
	}

	render() {
		const first = Math.max(0, Math.floor(this.scroll.scrollTop / ROW_HEIGHT) - OVERSCAN);
		const last = Math.min(this.rows.length, Math.ceil((this.scroll.scrollTop + this.scroll.clientHeight) / ROW_HEIGHT) + OVERSCAN);
		const wanted = new Set();
		for (let index = first; index < last; index++) {
			const row = this.rows[index];
			wanted.add(row.n);
			this.place(row, index);
		}
		for (const [n, { node }] of this.rendered) {
			if (!wanted.has(n)) {
				node.remove();
				this.rendered.delete(n);
			}
		}
		const shown = this.rendered.get(this.active);
		shown ? this.element.setAttribute('aria-activedescendant', shown.node.id)
			: this.element.removeAttribute('aria-activedescendant');
	}

	place(row, index) {
		const version = JSON.stringify(this.columns.map(({ version, value }) => (version ?? value)?.(row)));
		let shown = this.rendered.get(row.n);
		if (!shown) {
			const node = el('div', {
				class: 'row', role: 'row', id: this.id + '-' + row.n, onclick: () => this.open(row),
			});
			shown = { node };
			this.rendered.set(row.n, shown);
			this.spacer.append(node);
		}
		if (shown.version !== version) {
			shown.version = version;
			shown.node.replaceChildren(...this.columns.map(({ value, render, width }) =>
				el('span', { role: 'gridcell', class: width, title: value ? value(row) ?? '' : null },
					render ? render(row) : value(row) ?? '')));
		}
		shown.node.setAttribute('aria-rowindex', index + 2);
		shown.node.setAttribute('aria-selected', row.n === this.active);
		shown.node.style.setProperty('transform', `translateY(${index * ROW_HEIGHT}px)`);
	}

	open(row) {
		this.active = row.n;
		this.render();
		this.onOpen?.(row);
	}

	key(event) {
		const page = Math.max(1, Math.floor(this.scroll.clientHeight / ROW_HEIGHT) - 1);
		const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
		if (event.key in steps && this.rows.length > 0) {
			event.preventDefault();
			const current = this.rows.findIndex((row) => row.n === this.active);
			const next = (current < 0 && steps[event.key] < Infinity) ? 0 : current + steps[event.key];
			this.move(Math.min(this.rows.length - 1, Math.max(0, next)));
		}
		else if (event.key === 'Enter' || event.key === ' ') {
			const row = this.rows.find(({ n }) => n === this.active);
			if (row) {
				event.preventDefault();
				this.onOpen?.(row);
			}
		}
	}

	move(index) {
		this.active = this.rows[index].n;
		const top = index * ROW_HEIGHT;
		if (top < this.scroll.scrollTop) {
			this.scroll.scrollTop = top;
		}
		else if (top + ROW_HEIGHT > this.scroll.scrollTop + this.scroll.clientHeight) {
			this.scroll.scrollTop = top + ROW_HEIGHT - this.scroll.clientHeight;
		}
		this.render();
		this.onMove?.(this.rows[index]);
	}

	focus() {
		this.element.focus();
	}

}
