// Elements are created with text, never with markup: what arrives is untrusted.

export function el(name, props = {}, ...children) {
	const node = document.createElement(name);
	set(node, props);
	node.append(...children.flat().filter((child) => child !== null && child !== undefined).map(asNode));
	return node;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(name, props = {}, ...children) {
	const node = document.createElementNS(SVG, name);
	set(node, props);
	node.append(...children);
	return node;
}

function set(node, props) {
	for (const [key, value] of Object.entries(props)) {
		if (key.startsWith('on')) {
			node.addEventListener(key.slice(2), value);
		}
		else if (key === 'style') {
			for (const [property, to] of Object.entries(value)) {
				node.style.setProperty(property, to);
			}
		}
		else if (value === true) {
			node.setAttribute(key, '');
		}
		else if (value !== false && value !== null && value !== undefined) {
			node.setAttribute(key, value);
		}
	}
}

function asNode(child) {
	return (child instanceof Node) ? child : document.createTextNode(String(child));
}

// Named values as a list of terms.
export function pairs(values) {
	return el('dl', { class: 'pairs' }, Object.entries(values)
		.filter(([, value]) => value !== null && value !== undefined && value !== '')
		.map(([key, value]) => el('div', {}, el('dt', {}, key), el('dd', {}, tree(value)))));
}

function tree(value) {
	if (value instanceof Node || typeof value !== 'object') {
		return value;
	}
	const text = JSON.stringify(value, null, 1);
	return (text.length < 80) ? JSON.stringify(value) : el('pre', {}, text);
}

export function section(title, count, ...children) {
	return el('section', {}, el('h3', {}, title, count === null ? null : el('span', { class: 'count' }, count)), ...children);
}

export function duration(millis) {
	if (!Number.isFinite(millis)) {
		return '';
	}
	if (millis >= 10000) {
		return (millis / 1000).toFixed(1) + ' s';
	}
	return (millis >= 100 ? millis.toFixed(0) : millis.toFixed(1)) + ' ms';
}

export function time(millis) {
	const date = new Date(millis);
	return Number.isNaN(date.getTime()) ? '' : date.toLocaleTimeString([], { hour12: false })
		+ '.' + String(date.getMilliseconds()).padStart(3, '0');
}

// Sentry sends timestamps as seconds or as text.
export function timestamp(value) {
	return (typeof value === 'number') ? value * 1000 : Date.parse(value);
}

// Short facts in a line.
export function facts(...values) {
	return el('p', { class: 'facts' }, values.filter(Boolean).map((value) => (value instanceof Node) ? value : el('span', {}, value)));
}

export function mark(state, text) {
	return el('span', { class: 'mark ' + state }, text);
}

export function outcome(status) {
	if (!status) {
		return 'none';
	}
	return (status === 'ok' || status === 'exited') ? 'ok'
		: (status === 'cancelled' || status === 'in_progress') ? 'none' : 'failed';
}
