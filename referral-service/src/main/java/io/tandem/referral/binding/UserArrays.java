package io.tandem.referral.binding;

import io.tandem.referral.binding.model.UserKey;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;

/** Users as two parallel arrays, for {@code unnest($1::text[], $2::text[])}. */
final class UserArrays {

    private UserArrays() {}

    static Tuple of(Collection<UserKey> users) {
        return Tuple.of(
                users.stream().map(UserKey::programme).toArray(String[]::new),
                users.stream().map(UserKey::userId).toArray(String[]::new));
    }
}
