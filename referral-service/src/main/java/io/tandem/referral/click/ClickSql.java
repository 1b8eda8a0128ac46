package io.tandem.referral.click;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class ClickSql {

    // A batch is written again when its answer was lost.
    private static final String INSERT =
            """
            insert into click (id, link_id, link_version, clicked_at, visitor, address_hash, utm)
            select id, link_id, link_version, clicked_at, visitor, address_hash, utm
            from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::timestamptz[], $5::text[], $6::text[], $7::jsonb[])
                as noted (id, link_id, link_version, clicked_at, visitor, address_hash, utm)
            on conflict (id) do nothing
            """;

    private final Pool pool;

    ClickSql(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> insert(List<Click> clicks) {
        return pool.preparedQuery(INSERT)
                .execute(
                        Tuple.from(
                                List.of(
                                        clicks.stream().map(Click::id).toArray(UUID[]::new),
                                        clicks.stream()
                                                .map(click -> click.link().value())
                                                .toArray(UUID[]::new),
                                        clicks.stream()
                                                .map(Click::linkVersion)
                                                .toArray(Integer[]::new),
                                        clicks.stream()
                                                .map(click ->
                                                        click.clickedAt().atOffset(ZoneOffset.UTC))
                                                .toArray(OffsetDateTime[]::new),
                                        clicks.stream()
                                                .map(click -> click.visitor().name())
                                                .toArray(String[]::new),
                                        clicks.stream()
                                                .map(click ->
                                                        click.address()
                                                                .map(AddressHash::hex)
                                                                .orElse(null))
                                                .toArray(String[]::new),
                                        clicks.stream()
                                                .map(click ->
                                                        new JsonObject(Map.copyOf(click.utm())))
                                                .toArray(JsonObject[]::new))))
                .replaceWithVoid();
    }
}
