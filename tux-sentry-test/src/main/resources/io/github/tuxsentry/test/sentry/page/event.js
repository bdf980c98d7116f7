import { el, facts, mark, pairs, section, time, timestamp } from './dom.js';

// The exceptions of an event with their stack traces, or its message.
export function eventSections(payload) {
	const exceptions = [...(payload.exception?.values ?? [])].reverse();
	if (exceptions.length === 0) {
		const message = payload.message?.formatted ?? payload.message?.message ?? '';
		return [section('Message', null, el('p', { class: 'message' }, message))];
	}
	return exceptions.map((exception, index) => section(index === 0 ? 'Exception' : 'Caused by', null,
		el('p', { class: 'message' }, el('strong', {}, exception.type ?? 'Error'), ': ', exception.value ?? ''),
		facts(exception.module, exception.mechanism?.type
			&& `${exception.mechanism.type}, ${exception.mechanism.handled === false ? 'unhandled' : 'handled'}`),
		stackTrace(exception.stacktrace?.frames ?? [])));
}

// The innermost frame first; consecutive frames of libraries are folded.
function stackTrace(frames) {
	const list = el('ol', { class: 'frames', 'aria-label': 'Stack trace' });
	let library = [];
	const flush = () => {
		if (library.length > 0) {
			const folded = library;
			list.append(el('li', {}, el('details', {}, el('summary', {}, `${folded.length} frames of libraries`),
				el('ol', { class: 'frames' }, folded.map((frame) => el('li', {}, frameLine(frame)))))));
			library = [];
		}
	};
	const inApp = frames.some((frame) => frame.in_app);
	for (const frame of [...frames].reverse().slice(0, 200)) {
		if (frame.in_app || !inApp) {
			flush();
			list.append(el('li', { class: frame.in_app ? 'in-app' : null }, frameLine(frame), variables(frame)));
		}
		else {
			library.push(frame);
		}
	}
	flush();
	return list;
}

function frameLine(frame) {
	const place = frame.lineno ? `${frame.filename ?? ''}:${frame.lineno}` : frame.filename ?? '';
	return el('code', {}, (frame.module ? frame.module + '.' : '') + (frame.function ?? '?'), el('span', { class: 'place' }, ` (${place})`));
}

function variables(frame) {
	return frame.vars && Object.keys(frame.vars).length > 0
		? el('details', {}, el('summary', {}, 'Local variables'), pairs(frame.vars)) : null;
}

export function breadcrumbs(value) {
	const crumbs = Array.isArray(value) ? value : value?.values ?? [];
	return crumbs.length === 0 ? null : section('Breadcrumbs', crumbs.length, el('table', { class: 'crumbs' },
		el('thead', {}, el('tr', {}, ['Time', 'Category', 'Message'].map((title) => el('th', { scope: 'col' }, title)))),
		el('tbody', {}, crumbs.slice(-200).map((crumb) => el('tr', {},
			el('td', {}, time(timestamp(crumb.timestamp))),
			el('td', {}, mark(crumb.level ?? 'info', crumb.category ?? crumb.type ?? '')),
			el('td', {}, [crumb.message, crumb.data && Object.entries(crumb.data)
				.map(([key, item]) => `${key}=${typeof item === 'object' ? JSON.stringify(item) : item}`).join(' ')]
				.filter(Boolean).join(' · ')))))));
}

export function tagsAndContexts(payload) {
	const tags = payload.tags ?? {};
	const user = payload.user ?? {};
	const contexts = Object.entries(payload.contexts ?? {}).filter(([, context]) => context && typeof context === 'object');
	return [
		Object.keys(user).length === 0 ? null : section('User', null, pairs(user)),
		Object.keys(tags).length === 0 ? null : section('Tags', Object.keys(tags).length, pairs(tags)),
		...contexts.map(([name, context]) => section('Context: ' + name, null, pairs(context))),
		section('Release', null, pairs({ release: payload.release, environment: payload.environment,
			'event id': payload.event_id, trace: payload.contexts?.trace?.trace_id })),
	].filter(Boolean);
}
