package io.tandem.rebate.plan;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Rate;
import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.plan.model.Exclusions;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.PlanBook;
import io.tandem.rebate.plan.model.Tier;
import io.tandem.rebate.plan.model.TierRules;
import io.tandem.rebate.plan.model.TierTable;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Plan versions. They never change, so each is read once. */
@ApplicationScoped
public class PlanSql {

    private static final String IDS = "select id from plan where programme = any($1::text[])";

    private static final String COLUMNS =
            """
            select p.id, p.programme, p.version, p.effective_from, p.hold_days,
                p.binding_duration_days, p.excluded_user_tiers, p.excluded_countries, p.created_at,
                p.newcomer_months, p.newcomer_tier, p.max_steps_up, p.max_steps_down,
                p.grace_months, t.category, t.min_volume_usd, t.min_active_traders, t.rate_ppm
            from plan p join plan_tier t on t.plan_id = p.id
            """;

    private static final String BY_ID =
            COLUMNS + " where p.id = any($1::uuid[]) order by p.id, t.category, t.tier";

    private static final String OF_PROGRAMME =
            COLUMNS
                    + """
                    where p.id in (select id from plan where ($1::text is null or programme = $1)
                        and (programme, version) > ($2, $3) order by programme, version limit $4)
                    order by p.programme, p.version, t.category, t.tier
                    """;

    private static final String NEXT_VERSION =
            "select coalesce(max(version), 0) + 1 from plan where programme = $1";

    private static final String INSERT =
            """
            with tier as (
                insert into plan_tier (plan_id, category, tier, min_volume_usd, min_active_traders,
                    rate_ppm)
                select $1, * from unnest($15::text[], $16::int[], $17::numeric[], $18::int[],
                    $19::int[]))
            insert into plan (id, programme, version, effective_from, hold_days,
                binding_duration_days, excluded_user_tiers, excluded_countries, created_at,
                newcomer_months, newcomer_tier, max_steps_up, max_steps_down, grace_months)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """;

    private final Map<UUID, Plan> known = new ConcurrentHashMap<>();

    /** A plan with when it was made. */
    public record Published(Plan plan, Instant createdAt) {}

    private record TierRow(Category category, int number, Tier tier) {}

    /** All versions of the programmes' plans. */
    public Uni<PlanBook> book(SqlConnection connection, Collection<String> programmes) {
        return connection
                .preparedQuery(IDS)
                .execute(Columns.of(Set.copyOf(programmes)).text(name -> name).tuple())
                .chain(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return load(connection, ids).map(any -> ids.stream().map(known::get).toList());
                })
                .map(PlanBook::new);
    }

    private Uni<Void> load(SqlConnection connection, List<UUID> ids) {
        List<UUID> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
        return unknown.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(BY_ID)
                        .execute(Columns.of(unknown).id(id -> id).tuple())
                        .invoke(rows ->
                                published(rows)
                                        .forEach(row -> known.put(row.plan().id(), row.plan())))
                        .replaceWithVoid();
    }

    Uni<Optional<Published>> find(SqlClient client, UUID id) {
        return client.preparedQuery(BY_ID)
                .execute(Columns.of(List.of(id)).id(one -> one).tuple())
                .map(rows -> published(rows).stream().findFirst());
    }

    /** Versions in order, beginning after one of them. */
    Uni<List<Published>> list(
            SqlClient client, String programme, String afterProgramme, long after, int limit) {
        return client.preparedQuery(OF_PROGRAMME)
                .execute(Tuple.of(programme, afterProgramme, (int) after, limit))
                .map(PlanSql::published);
    }

    Uni<Integer> nextVersion(SqlConnection connection, String programme) {
        return connection
                .preparedQuery(NEXT_VERSION)
                .execute(Tuple.of(programme))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    Uni<Void> insert(SqlConnection connection, Published published) {
        Plan plan = published.plan();
        List<TierRow> tiers = new ArrayList<>();
        plan.tiers()
                .forEach((category, table) -> {
                    for (int tier = 1; tier <= table.tiers().size(); tier++) {
                        tiers.add(new TierRow(category, tier, table.tier(tier)));
                    }
                });
        TierRules rules = plan.rules();
        Integer days = plan.bindingDuration().map(length -> (int) length.toDays()).orElse(null);
        Tuple row =
                Columns.of(tiers)
                        .constant(plan.id())
                        .constant(plan.programme())
                        .constant(plan.version())
                        .constant(Months.number(plan.effectiveFrom()))
                        .constant(plan.holdDays())
                        .constant(days)
                        .constant(sorted(plan.exclusions().userTiers()))
                        .constant(sorted(plan.exclusions().countries()))
                        .constant(published.createdAt().atOffset(ZoneOffset.UTC))
                        .constant(rules.newcomer().map(TierRules.Newcomer::months).orElse(null))
                        .constant(rules.newcomer().map(TierRules.Newcomer::tier).orElse(null))
                        .constant(rules.maxStepsUp().orElse(null))
                        .constant(rules.maxStepsDown().orElse(null))
                        .constant(rules.graceMonths())
                        .text(tier -> tier.category().name())
                        .number(TierRow::number)
                        .decimal(tier -> tier.tier().minVolumeUsd())
                        .number(tier -> tier.tier().minActiveTraders())
                        .number(tier -> tier.tier().rate().ppm())
                        .tuple();
        return connection.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    private static String[] sorted(Set<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }

    /** Rows of one plan follow each other, and within it the tiers of one category in order. */
    private static List<Published> published(RowSet<Row> rows) {
        Map<UUID, Row> plans = new LinkedHashMap<>();
        Map<UUID, Map<Category, List<Tier>>> tiers = new LinkedHashMap<>();
        for (Row row : rows) {
            UUID id = row.getUUID("id");
            plans.putIfAbsent(id, row);
            tiers.computeIfAbsent(id, any -> new EnumMap<>(Category.class))
                    .computeIfAbsent(
                            Category.valueOf(row.getString("category")), any -> new ArrayList<>())
                    .add(
                            new Tier(
                                    row.getBigDecimal("min_volume_usd"),
                                    row.getInteger("min_active_traders"),
                                    new Rate(row.getInteger("rate_ppm"))));
        }
        return plans.values().stream()
                .map(row -> published(row, tiers.get(row.getUUID("id"))))
                .toList();
    }

    private static Published published(Row row, Map<Category, List<Tier>> tiers) {
        Map<Category, TierTable> tables = new EnumMap<>(Category.class);
        tiers.forEach((category, list) -> tables.put(category, new TierTable(list)));
        Integer days = row.getInteger("binding_duration_days");
        Plan plan =
                new Plan(
                        row.getUUID("id"),
                        row.getString("programme"),
                        row.getInteger("version"),
                        Months.of(row.getInteger("effective_from")),
                        row.getInteger("hold_days"),
                        Optional.ofNullable(days).map(Duration::ofDays),
                        tables,
                        new Exclusions(
                                Set.of(row.getArrayOfStrings("excluded_user_tiers")),
                                Set.of(row.getArrayOfStrings("excluded_countries"))),
                        rules(row));
        return new Published(plan, row.getOffsetDateTime("created_at").toInstant());
    }

    private static TierRules rules(Row row) {
        Integer months = row.getInteger("newcomer_months");
        return new TierRules(
                months == null
                        ? Optional.empty()
                        : Optional.of(
                                new TierRules.Newcomer(months, row.getInteger("newcomer_tier"))),
                Optional.ofNullable(row.getInteger("max_steps_up")),
                Optional.ofNullable(row.getInteger("max_steps_down")),
                row.getInteger("grace_months"));
    }
}
