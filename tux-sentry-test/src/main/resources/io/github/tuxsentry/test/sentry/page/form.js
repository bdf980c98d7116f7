import { el } from './dom.js';
import { request } from './feed.js';

const KINDS = { slash: 'Slash command', prefix: 'Prefix command', user: 'User command', message: 'Message command',
	button: 'Button', select: 'Select menu', users: 'User select menu', modal: 'Modal' };
const COMMAND_TYPES = { slash: 1, user: 2, message: 3, prefix: 1 };

// Sends commands and interactions to the bot on the local Discord, and shows its reply.
export class Form {

	constructor(node) {
		this.node = node;
		this.commands = [];
		this.kind = el('select', { onchange: () => this.fill() },
			Object.entries(KINDS).map(([value, title]) => el('option', { value }, title)));
		this.names = el('datalist', { id: 'names' });
		this.name = el('input', { list: 'names', placeholder: 'ping', required: true, autocomplete: 'off', spellcheck: 'false', onchange: () => this.fill() });
		this.user = el('input', { value: 'alice', autocomplete: 'off', spellcheck: 'false', class: 'short' });
		this.fields = el('span', { class: 'fields' });
		this.send = el('button', { class: 'primary' }, 'Send');
		this.answer = el('div', { class: 'answer', role: 'status' });
		node.append(el('label', {}, 'Kind', this.kind), el('label', {}, 'Name', this.name), this.names, this.fields,
			el('label', {}, 'User', this.user), this.send, this.answer);
		node.addEventListener('submit', (event) => {
			event.preventDefault();
			this.submit();
		});
	}

	// The form is only there if a local Discord is attached.
	async start() {
		try {
			this.commands = await request('commands');
			this.node.hidden = false;
			this.fill();
			this.name.addEventListener('focus', () => this.refresh());
		}
		catch {
			this.node.hidden = true;
		}
	}

	async refresh() {
		this.commands = await request('commands').catch(() => this.commands);
		this.suggest();
	}

	suggest() {
		const type = COMMAND_TYPES[this.kind.value];
		this.names.replaceChildren(...this.commands.filter((command) => (command.type ?? 1) === type)
			.map((command) => el('option', { value: command.name }, command.description ?? '')));
	}

	fill() {
		this.suggest();
		const kind = this.kind.value;
		const known = this.commands.find(({ name, type }) => name === this.name.value && (type ?? 1) === COMMAND_TYPES[kind]);
		if (kind === 'slash' && known) {
			this.show((known.options ?? []).filter((option) => option.type > 2)
				.map((option) => ({ name: option.name, required: option.required })));
		}
		else {
			this.show({ slash: [{ name: 'options', hint: 'name=value; name=value' }], prefix: [{ name: 'arguments' }],
				user: [{ name: 'target', hint: 'bob' }], message: [{ name: 'content', hint: 'Hello' }],
				select: [{ name: 'values', hint: 'a, b' }], users: [{ name: 'values', hint: 'bob, carol' }],
				modal: [{ name: 'options', hint: 'field=value; field=value' }] }[kind] ?? []);
		}
	}

	show(fields) {
		this.fields.replaceChildren(...fields.map(({ name, label = name, hint = '', value = '', required }) => el('label', {}, label,
			el('input', { name, placeholder: hint, value, required, autocomplete: 'off', 'aria-required': required ? 'true' : null }))));
	}

	async submit() {
		const kind = this.kind.value;
		const filled = Object.fromEntries([...this.fields.querySelectorAll('input')]
			.filter((input) => input.value !== '').map((input) => [input.name, input.value]));
		const { options: text, values, ...options } = filled;
		Object.assign(options, parse(text));
		await this.deliver({ kind, name: this.name.value, user: this.user.value, options, values: split(values, ',') });
	}

	async deliver(submission) {
		this.send.disabled = true;
		this.answer.replaceChildren('Sending …');
		try {
			this.showAnswer(await request('interactions', submission));
		}
		catch (failure) {
			this.answer.replaceChildren(el('span', { class: 'mark failed' }, failure.message));
		}
		this.send.disabled = false;
	}

	showAnswer({ user, reply, detail, ephemeral, millis }) {
		if (!reply) {
			this.answer.replaceChildren(el('span', { class: 'mark failed' }, detail));
			return;
		}
		const components = flatten(reply.components ?? []);
		this.answer.replaceChildren(
			el('span', { class: 'note' }, `Reply to ${user} in ${millis} ms${ephemeral ? ', ephemeral' : ''}`),
			...[reply.title, reply.content].filter(Boolean).map((content) => el('p', { class: 'message' }, content)),
			...(reply.embeds ?? []).map((embed) => el('p', { class: 'message embed' },
				[embed.title, embed.description, ...(embed.fields ?? []).map((field) => `${field.name}: ${field.value}`)].filter(Boolean).join('\n'))),
			...components.filter(({ type, custom_id: id }) => type === 2 && id).map((button) =>
				el('button', { type: 'button', onclick: () => this.press(button) }, button.label ?? button.emoji?.name ?? button.custom_id)));
		if (reply.custom_id) {
			this.openModal(reply, components);
		}
	}

	press(button) {
		return this.deliver({ kind: 'button', name: button.custom_id, user: this.user.value, options: {}, values: [] });
	}

	openModal(modal, components) {
		this.kind.value = 'modal';
		this.name.value = modal.custom_id;
		this.suggest();
		this.show(components.filter(({ type }) => type === 4).map((field) => ({
			name: field.custom_id, label: field.label ?? field.custom_id, hint: field.placeholder, value: field.value, required: field.required !== false })));
		this.fields.querySelector('input')?.focus();
	}

}

function flatten(components) {
	return components.flatMap((component) => [component, ...flatten(component.components ?? []),
		...flatten([component.component, component.accessory].filter(Boolean))]);
}

function split(text, separator) {
	return (text ?? '').split(separator).map((part) => part.trim()).filter(Boolean);
}

function parse(text) {
	return Object.fromEntries(split(text, ';').map((part) => part.split(/=(.*)/s, 2).map((side) => side?.trim() ?? '')));
}
