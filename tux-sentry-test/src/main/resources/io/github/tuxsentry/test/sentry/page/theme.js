// The theme is that of the system, until the switch is used.

const KEY = 'local-sentry.theme';

let chosenNow = null;

export function startTheme(button) {
	const system = matchMedia('(prefers-color-scheme: dark)');
	const apply = () => {
		const chosen = chosenNow ?? stored();
		const dark = chosen ? chosen === 'dark' : system.matches;
		document.documentElement.dataset.theme = dark ? 'dark' : 'light';
		button.setAttribute('aria-pressed', dark);
	};
	button.addEventListener('click', () => {
		chosenNow = (button.getAttribute('aria-pressed') === 'true') ? 'light' : 'dark';
		apply();
		try {
			localStorage.setItem(KEY, chosenNow);
		}
		catch {
			// The browser keeps nothing: the choice lasts until the page is reloaded.
		}
	});
	system.addEventListener('change', apply);
	apply();
}

function stored() {
	try {
		return localStorage.getItem(KEY);
	}
	catch {
		return null;
	}
}
