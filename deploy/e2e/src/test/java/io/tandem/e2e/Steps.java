package io.tandem.e2e;

import io.tandem.local.ServiceName;
import io.tandem.local.SuiteSettings;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The steps at which a service can be made to die. Read from the service's own build, so that a
 * step that is added there is told of here: no story depends on a service.
 */
final class Steps {

    private Steps() {}

    /** Of a service, in the order in which it names them. */
    static List<String> of(ServiceName service, String nameOfEnum) {
        Path classes = SuiteSettings.findHome().resolve(service.module() + "/target/classes");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url(classes)}, null)) {
            return Arrays.stream(loader.loadClass(nameOfEnum).getEnumConstants())
                    .map(step -> key(((Enum<?>) step).name()))
                    .toList();
        } catch (ClassNotFoundException | IOException e) {
            throw new IllegalStateException("no steps of " + service.module(), e);
        }
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
