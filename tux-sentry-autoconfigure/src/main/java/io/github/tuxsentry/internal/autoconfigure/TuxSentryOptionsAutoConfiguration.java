package io.github.tuxsentry.internal.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.delivery.DeliveryConfiguration;
import io.github.tuxsentry.internal.filter.FilterConfiguration;
import io.github.tuxsentry.internal.logging.LoggingConfiguration;
import io.github.tuxsentry.internal.sampling.SamplingConfiguration;
import io.sentry.IScopes;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the Sentry options: the
 * library's defaults, delivery, filters and sampling.
 */
@AutoConfiguration(beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties({ TuxSentryProperties.class, LocalSentryProperties.class })
@Import({ DeliveryConfiguration.class, FilterConfiguration.class, LoggingConfiguration.class,
		SamplingConfiguration.class })
@ImportRuntimeHints({ SentryRuntimeHints.class, PropertiesRuntimeHints.class })
public final class TuxSentryOptionsAutoConfiguration {

	TuxSentryOptionsAutoConfiguration() {
	}

	@Bean
	static UnknownPropertyCheck tuxSentryUnknownPropertyCheck() {
		return new UnknownPropertyCheck();
	}

	@Bean
	@ConfigurationPropertiesBinding
	static LevelNameConverter tuxSentryLevelNameConverter() {
		return new LevelNameConverter();
	}

	@Bean
	static CurrentScopesPostProcessor tuxSentryCurrentScopesPostProcessor() {
		return new CurrentScopesPostProcessor();
	}

	@Bean(SentryOptionsCallbacks.BEAN_NAME)
	@ConditionalOnMissingBean(name = SentryOptionsCallbacks.BEAN_NAME)
	Sentry.OptionsConfiguration<SentryOptions> sentryOptionsConfiguration(BeanFactory beanFactory) {
		return new SentryOptionsCallbacks(beanFactory);
	}

	@Bean
	SentryOptionsDefaults tuxSentryOptionsDefaults(TuxSentryProperties properties, ApplicationContext context,
			ObjectProvider<BuildProperties> buildInfo, ObjectProvider<GitProperties> git) {
		List<Class<?>> mainClasses = MainClasses.of(context);
		return new SentryOptionsDefaults(properties, context.getEnvironment(),
				new SentryRelease(context.getEnvironment(), mainClasses, buildInfo, git),
				applicationPackages(context, mainClasses), ContainerTags.of(context.getEnvironment(), mainClasses));
	}

	@Bean
	SdkPackage tuxSentrySdkPackage(ListableBeanFactory beans) {
		return new SdkPackage(beans, SdkPackage.class.getClassLoader());
	}

	private static Set<String> applicationPackages(ApplicationContext context, List<Class<?>> mainClasses) {
		Set<String> packages = new LinkedHashSet<>();
		if (AutoConfigurationPackages.has(context)) {
			packages.addAll(AutoConfigurationPackages.get(context));
		}
		for (Class<?> type : mainClasses) {
			packages.add(type.getPackageName());
		}
		return packages;
	}

}
