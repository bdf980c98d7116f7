package io.github.tuxsentry.architecture;

import java.util.List;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;

/**
 * Classes of the library, for tests of what they contain and use.
 */
final class LibraryClasses {

	private LibraryClasses() {
	}

	/**
	 * Import a package without reading the classes of other libraries that it uses, of
	 * which only the names are known. This takes a fraction of the time.
	 * @param root the name of the package
	 * @param options which classes to leave out
	 * @return the classes of the package and of those below it
	 */
	static JavaClasses importAlone(String root, ImportOption... options) {
		return ArchConfiguration.withThreadLocalScope((configuration) -> {
			configuration.setResolveMissingDependenciesFromClassPath(false);
			return importPackage(root, options);
		});
	}

	/**
	 * Import a package for rules that ask for the types that the classes of Sentry and of
	 * bean factories extend, which are read as well.
	 * @param root the name of the package
	 * @param options which classes to leave out
	 * @return the classes of the package and of those below it
	 */
	static JavaClasses importWithHierarchy(String root, ImportOption... options) {
		return ArchConfiguration.withThreadLocalScope((configuration) -> {
			configuration.setClassResolver(SelectedClassResolverFromClasspath.class);
			configuration.setClassResolverArguments("io.sentry", "org.springframework.beans");
			return importPackage(root, options);
		});
	}

	private static JavaClasses importPackage(String root, ImportOption... options) {
		return new ClassFileImporter().withImportOptions(List.of(options)).importPackages(root);
	}

}
