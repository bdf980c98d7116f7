package io.github.tuxsentry.internal.discord;

import java.util.function.Supplier;

import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Bean post-processor that instruments beans of type {@link JDA} and
 * {@link ShardManager}.
 */
final class JdaBeanPostProcessor implements BeanPostProcessor {

	private final Supplier<JdaInstrumentation> instrumentation;

	private final FaultBarrier faults;

	/**
	 * Create a new post-processor.
	 * @param instrumentation the supplier of the instrumentation, consulted with the
	 * first bean of either type
	 * @param faults handles internal errors
	 */
	JdaBeanPostProcessor(Supplier<JdaInstrumentation> instrumentation, FaultBarrier faults) {
		this.faults = faults;
		this.instrumentation = instrumentation;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof JDA jda) {
			this.faults.run("instrument JDA", () -> this.instrumentation.get().instrument(jda));
		}
		else if (bean instanceof ShardManager shardManager) {
			this.faults.run("instrument a ShardManager", () -> this.instrumentation.get().instrument(shardManager));
		}
		return bean;
	}

}
