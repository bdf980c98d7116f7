// The browser reconnects by itself, and names the last event that it has received.

export function connect(store, onState) {
	const source = new EventSource('feed');
	source.onopen = () => onState('live');
	source.onerror = () => onState('lost');
	source.onmessage = (message) => store.receive(JSON.parse(message.data));
}

export async function request(path, body) {
	const options = (body === undefined) ? {} : {
		method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
	};
	const response = await fetch(path, options);
	const json = await response.json();
	if (!response.ok) {
		throw new Error(json.detail ?? 'Status ' + response.status);
	}
	return json;
}
