package io.tandem.chassis.id;

import java.util.UUID;

/** A source of new UUIDs of version 7. Ids are passed into models, which never make their own. */
public interface IdSource {

    UUID next();
}
