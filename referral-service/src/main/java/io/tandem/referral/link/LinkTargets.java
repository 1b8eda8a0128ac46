package io.tandem.referral.link;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.smallrye.mutiny.Uni;
import io.tandem.referral.link.model.LinkCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Where links lead, kept in memory for seconds, so that a link that goes round the world does not
 * ask the database at each click. Codes that nobody has are kept, too. A change is seen here at
 * once and by other replicas within the cache's time to live.
 */
@ApplicationScoped
public class LinkTargets {

    private static final int LONGEST_CODE = 64;

    private final Cache cache;
    private final LinkSql sql;

    LinkTargets(@CacheName("link-targets") Cache cache, LinkSql sql) {
        this.cache = cache;
        this.sql = sql;
    }

    /** Where the link of that code leads, if it is in service. */
    public Uni<Optional<LinkTarget>> find(String code) {
        if (code.length() > LONGEST_CODE) {
            return Uni.createFrom().item(Optional.empty());
        }
        return cache.getAsync(LinkCode.fold(code), sql::target);
    }

    Uni<Void> forget(String code) {
        return code == null ? Uni.createFrom().voidItem() : cache.invalidate(LinkCode.fold(code));
    }
}
