package io.github.tuxsentry.internal.condition;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Condition for {@link ConditionalOnSwitch}, with the same order as Spring Boot's own
 * property conditions.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class OnSwitchCondition extends SpringBootCondition {

	private static final String PREFIX = "tux.sentry.";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<ConditionalOnSwitch> annotation = metadata.getAnnotations().get(ConditionalOnSwitch.class);
		boolean byDefault = annotation.getBoolean("matchIfMissing");
		Switches switches = new Switches(context.getEnvironment());
		List<String> off = new ArrayList<>();
		for (String name : annotation.getStringArray(MergedAnnotation.VALUE)) {
			if (!switches.isOn(PREFIX + name, byDefault)) {
				off.add(PREFIX + name);
			}
		}
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnSwitch.class);
		return off.isEmpty() ? ConditionOutcome.match(message.because("all switches are on"))
				: ConditionOutcome.noMatch(message.found("switch that is off", "switches that are off").items(off));
	}

}
