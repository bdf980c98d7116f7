package io.github.tuxsentry.internal.beans;

import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InstrumentingBeanPostProcessor}.
 */
class InstrumentingBeanPostProcessorTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Instrumented.class);

	@Test
	void beanInACircularReferenceIsInstrumentedOnce() {
		this.contextRunner.withAllowCircularReferences(true).withUserConfiguration(Circular.class).run((context) -> {
			assertThat(context).hasNotFailed();
			Source source = context.getBean("source", Source.class);
			assertThat(source.name()).isEqualTo("instrumented own");
			assertThat(context.getBean(User.class).source).isSameAs(source);
			assertThat(((OfSubclass) source).source.user).isSameAs(context.getBean(User.class));
		});
	}

	@Test
	void beanIsLeftUnchangedIfItWouldLoseItsClass() {
		this.contextRunner.withUserConfiguration(Declared.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean("byClass", Source.class)).isExactlyInstanceOf(Final.class);
			assertThat(context.getBean("byInterface", Source.class).name()).isEqualTo("instrumented final");
			assertThat(context.getBean("byFactory", Source.class).name()).isEqualTo("instrumented final");
			assertThat(context.getBean("injected")).isInstanceOf(List.class);
		});
	}

	private static Source instrument(Source source) {
		return (source instanceof Final) ? () -> "instrumented " + source.name() : new OfSubclass((Own) source);
	}

	interface Source {

		String name();

	}

	static class Own implements Source {

		@Autowired
		User user;

		@Override
		public String name() {
			return "own";
		}

	}

	static class OfSubclass extends Own {

		private final Own source;

		OfSubclass(Own source) {
			this.source = source;
		}

		@Override
		public String name() {
			return "instrumented " + this.source.name();
		}

	}

	static final class Final implements Source {

		@Override
		public String name() {
			return "final";
		}

	}

	static class User {

		@Autowired
		Source source;

	}

	@Configuration(proxyBeanMethods = false)
	static class Instrumented {

		@Bean
		static InstrumentingBeanPostProcessor<Source> instrumentation() {
			return new InstrumentingBeanPostProcessor<>(Source.class, InstrumentingBeanPostProcessorTests::instrument,
					new FaultBarrier());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Circular {

		@Bean
		Own source() {
			return new Own();
		}

		@Bean
		User user() {
			return new User();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Declared {

		@Bean
		Final byClass() {
			return new Final();
		}

		@Bean
		Source byInterface() {
			return new Final();
		}

		@Bean
		FactoryBean<Source> byFactory() {
			return new FactoryBean<>() {

				@Override
				public Source getObject() {
					return new Final();
				}

				@Override
				public Class<?> getObjectType() {
					return Source.class;
				}

			};
		}

		@Bean
		List<Final> injected(Final source) {
			return new ArrayList<>(List.of(source));
		}

	}

}
