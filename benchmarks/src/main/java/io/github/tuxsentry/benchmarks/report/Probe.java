package io.github.tuxsentry.benchmarks.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Single measurement to be made.
 *
 * @param name the name of the experiment or of the benchmark method
 * @param parameters the parameters
 */
public record Probe(String name, SortedMap<String, String> parameters) {

	/**
	 * Create a new probe.
	 * @param name the name of the experiment or of the benchmark method
	 * @param parameters the parameters
	 */
	public Probe {
		parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
	}

	/**
	 * Create a new probe.
	 * @param name the name
	 * @param parameters names and values of the parameters, in turns
	 * @return the probe
	 */
	public static Probe of(String name, Object... parameters) {
		SortedMap<String, String> values = new TreeMap<>();
		for (int i = 0; i < parameters.length; i += 2) {
			values.put(parameters[i].toString(), parameters[i + 1].toString());
		}
		return new Probe(name, values);
	}

	/**
	 * Return the value of a parameter.
	 * @param parameter the name of the parameter
	 * @return the value
	 */
	public String parameter(String parameter) {
		String value = this.parameters.get(parameter);
		if (value == null) {
			throw new IllegalArgumentException(this + " has no parameter " + parameter);
		}
		return value;
	}

	/**
	 * Return a probe with one more parameter.
	 * @param parameter the name of the parameter
	 * @param value the value
	 * @return the probe
	 */
	public Probe with(String parameter, Object value) {
		SortedMap<String, String> values = new TreeMap<>(this.parameters);
		values.put(parameter, value.toString());
		return new Probe(this.name, values);
	}

	@Override
	public String toString() {
		return this.name + this.parameters;
	}

}
