package io.tandem.local;

import java.net.URI;
import java.nio.file.Path;

/**
 * The three services as they run somewhere: as processes of this machine ({@link Suite}) or
 * elsewhere. It is all that those need who only talk to them.
 */
public interface Installation {

    /** Where a service answers. */
    URI uri(ServiceName service);

    /** The keys that sign the tokens which the services believe. */
    Keys keys();

    /** The folder of what callers keep between two runs: their signing keys. */
    Path store();
}
