"use strict";
(() => {

	function showVersions() {
		const current = document.body.dataset.version;
		const versions = window.siteVersions || [];
		if (!versions.includes(current)) {
			return;
		}
		const select = document.createElement("select");
		select.setAttribute("aria-label", "Version");
		for (const version of versions) {
			select.add(new Option(version, version, version === current, version === current));
		}
		select.addEventListener("change", () => {
			location.href = "../" + select.value + "/index.html";
		});
		document.querySelector(".version").replaceChildren(select);
	}

	function showCurrentPage() {
		document.querySelector("nav [aria-current]").scrollIntoView({ block: "nearest" });
	}

	function foldContents() {
		const contents = document.querySelector(".contents");
		if (contents && matchMedia("(max-width: 75rem)").matches) {
			contents.open = false;
		}
	}

	function enableMenu() {
		const button = document.querySelector(".menu");
		button.hidden = false;
		document.documentElement.classList.add("folded");
		button.addEventListener("click", () => {
			const folded = document.documentElement.classList.toggle("folded");
			button.setAttribute("aria-expanded", String(!folded));
		});
	}

	const MAX_RESULTS = 12;
	const SNIPPET_LENGTH = 120;

	/** Return the sections that contain all words, the best first. */
	function find(index, query) {
		const phrase = query.trim().toLowerCase();
		const words = phrase.split(/\s+/).filter(Boolean);
		const results = [];
		for (const page of index) {
			for (const section of page.sections) {
				const ratings = words.map((word) => rate(page, section, word));
				if (words.length > 0 && !ratings.includes(0)) {
					const score = ratings.reduce((first, second) => first + second) + ratePhrase(section, phrase);
					results.push({ page, section, words, phrase, score });
				}
			}
		}
		return results.sort((first, second) => second.score - first.score).slice(0, MAX_RESULTS);
	}

	function rate(page, section, word) {
		const start = new RegExp("(?<![a-z0-9])" + word.replace(/[^a-z0-9]/g, "\\$&"), "g");
		const starts = (text) => (text.toLowerCase().match(start) || []).length;
		const contained = (section.title + " " + section.text).toLowerCase().includes(word);
		return 12 * Math.min(starts(section.title), 1) + 4 * Math.min(starts(page.title), 1)
			+ Math.min(starts(section.text), 3) + (contained ? 1 : 0);
	}

	function ratePhrase(section, phrase) {
		return section.title.toLowerCase().includes(phrase) ? 12 : section.text.toLowerCase().includes(phrase) ? 9 : 0;
	}

	function snippet(result) {
		const text = result.section.text;
		const lowerCase = text.toLowerCase();
		const found = [result.phrase, ...result.words].map((words) => lowerCase.indexOf(words)).find((index) => index >= 0);
		const position = Math.max(0, (found ?? 0) - 30);
		const start = (position > 0) ? text.lastIndexOf(" ", position) + 1 : 0;
		const limit = start + SNIPPET_LENGTH;
		const end = (limit >= text.length) ? text.length : Math.max(text.lastIndexOf(" ", limit), start + SNIPPET_LENGTH / 2);
		return (start > 0 ? "… " : "") + text.substring(start, end) + (end < text.length ? " …" : "");
	}

	function element(name, className, text) {
		const node = document.createElement(name);
		node.className = className;
		node.textContent = text;
		return node;
	}

	function enableSearch() {
		const search = document.querySelector(".search");
		const input = search.querySelector("input");
		const list = search.querySelector("[role=listbox]");
		const status = search.querySelector(".status");
		let loading;
		let selected = -1;
		search.hidden = false;

		function load() {
			loading ??= new Promise((resolve, reject) => {
				const script = document.createElement("script");
				script.src = "search-index.js";
				script.onload = () => resolve(window.searchIndex);
				script.onerror = reject;
				document.head.append(script);
			});
			return loading;
		}

		async function show() {
			const index = await load();
			const results = find(index, input.value);
			list.replaceChildren(...results.map(option));
			const typed = input.value.trim() !== "";
			list.hidden = results.length === 0;
			input.setAttribute("aria-expanded", String(!list.hidden));
			status.textContent = !typed ? "" : results.length === 0 ? "No results" : results.length + " results";
			status.classList.toggle("visible", typed && results.length === 0);
			select(results.length > 0 ? 0 : -1);
		}

		function option(result, position) {
			const node = element("a", "result", "");
			node.id = "_result-" + position;
			node.href = result.page.name + "#" + result.section.anchor;
			node.setAttribute("role", "option");
			node.tabIndex = -1;
			const title = result.section.title === result.page.title ? "" : result.section.title;
			node.append(element("strong", "", result.page.title + (title && " › " + title)),
				element("span", "", snippet(result)));
			node.addEventListener("click", close);
			return node;
		}

		function select(position) {
			selected = position;
			[...list.children].forEach((node, other) => node.setAttribute("aria-selected", String(other === position)));
			if (position < 0) {
				input.removeAttribute("aria-activedescendant");
				return;
			}
			input.setAttribute("aria-activedescendant", list.children[position].id);
			list.children[position].scrollIntoView({ block: "nearest" });
		}

		function close() {
			list.hidden = true;
			status.textContent = "";
			status.classList.remove("visible");
			input.setAttribute("aria-expanded", "false");
			select(-1);
		}

		const keys = {
			ArrowDown: () => select((selected + 1) % list.children.length),
			ArrowUp: () => select((selected + list.children.length - 1) % list.children.length),
			Enter: () => list.children[selected].click(),
		};

		input.addEventListener("focus", load);
		input.addEventListener("input", show);
		input.addEventListener("keydown", (event) => {
			if (event.key === "Escape") {
				input.value = "";
				close();
			}
			else if (keys[event.key] && !list.hidden && selected >= 0) {
				event.preventDefault();
				keys[event.key]();
			}
		});
		document.addEventListener("keydown", (event) => {
			if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
				event.preventDefault();
				input.focus();
			}
		});
		document.addEventListener("click", (event) => {
			if (!search.contains(event.target)) {
				close();
			}
		});
	}

	showVersions();
	showCurrentPage();
	foldContents();
	enableMenu();
	enableSearch();

})();
