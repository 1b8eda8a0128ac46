package io.tandem.team.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.CanonicalTerms;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.simulation.model.MonthFigures;
import io.tandem.team.split.model.Digest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Works simulations out while no transaction is open, and keeps them. */
@ApplicationScoped
class SimulationService {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Whether it was there before: the same inputs give the same simulation. */
    record Kept(StoredSimulation simulation, boolean isNew) {}

    private final SimulationPreparation preparation;
    private final PastFigures figures;
    private final SimulationAccess access;
    private final SimulationSql simulations;
    private final RosterSql roster;
    private final SimulationSettings settings;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    SimulationService(
            SimulationPreparation preparation,
            PastFigures figures,
            SimulationAccess access,
            SimulationSql simulations,
            RosterSql roster,
            SimulationSettings settings,
            ObjectMapper json,
            Vertx vertx,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.preparation = preparation;
        this.figures = figures;
        this.access = access;
        this.simulations = simulations;
        this.roster = roster;
        this.settings = settings;
        this.json = json;
        this.vertx = vertx;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** Everything that comes before the transaction: the figures, and what becomes of them. */
    Uni<StoredSimulation> prepare(TeamId team, PartnerId caller, SimulateTerms command) {
        return pool.withConnection(
                        connection -> preparation.inputs(connection, team, caller, command))
                .chain(inputs ->
                        figures.of(inputs)
                                // Looking for where members break even takes many splits.
                                .chain(months ->
                                        vertx.executeBlocking(
                                                () -> simulate(inputs, months, caller), false)));
    }

    private StoredSimulation simulate(
            SimulationInputs inputs, List<MonthFigures> months, PartnerId caller) {
        String canonical =
                CanonicalTerms.of(
                        json.<JsonNode>valueToTree(ContentWriter.content(inputs, months)));
        return new StoredSimulation(
                ids.next(),
                inputs.team(),
                Digest.ofBytes(StoredSimulation.bytes(canonical)),
                inputs.proposed().digest(),
                inputs.proposed().terms().members(),
                inputs.from(),
                inputs.to(),
                canonical,
                asOf(months),
                caller,
                clock.instant());
    }

    private static Instant asOf(List<MonthFigures> months) {
        return months.stream()
                .map(month -> month.proposed().asOf())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Keeps it, unless it is there. Takes the team's turn, so that the limit holds. */
    Uni<Kept> keep(SqlConnection connection, StoredSimulation simulation) {
        return roster.lockedLead(connection, simulation.team())
                .chain(() -> simulations.find(connection, simulation.team(), simulation.digest()))
                .chain(found ->
                        found.map(same -> Uni.createFrom().item(new Kept(same, false)))
                                .orElseGet(() ->
                                        insert(connection, simulation)
                                                .replaceWith(new Kept(simulation, true))));
    }

    private Uni<Void> insert(SqlConnection connection, StoredSimulation simulation) {
        return simulations
                .forget(
                        connection,
                        simulation.team(),
                        simulation.createdAt().minus(settings.keep()))
                .chain(() -> simulations.count(connection, simulation.team()))
                .invoke(count -> {
                    if (count >= settings.maxPerTeam()) {
                        throw ProblemException.of(
                                        TeamProblem.TOO_MANY_SIMULATIONS,
                                        TeamProblem.TOO_MANY_SIMULATIONS.explanation())
                                .with("limit", settings.maxPerTeam());
                    }
                })
                .chain(() -> simulations.insert(connection, simulation));
    }

    Uni<StoredSimulation> get(TeamId team, String digest, Optional<PartnerId> viewer) {
        Digest asked = digest(digest);
        return pool.withConnection(connection ->
                access.onlyOf(connection, team, viewer)
                        .chain(onlyOf ->
                                simulations
                                        .find(connection, team, asked)
                                        .map(found ->
                                                found.filter(simulation ->
                                                                onlyOf.map(
                                                                                simulation.members()
                                                                                        ::contains)
                                                                        .orElse(true))
                                                        .orElseThrow(SimulationService::none))));
    }

    Uni<Page<SimulationSummary>> list(TeamId team, Optional<PartnerId> viewer, PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        return pool.withConnection(connection ->
                access.onlyOf(connection, team, viewer)
                        .chain(onlyOf ->
                                simulations.list(connection, team, after, onlyOf, page.limit() + 1))
                        .map(rows ->
                                Page.of(
                                        rows,
                                        page.limit(),
                                        row -> Cursor.of(row.id()),
                                        SimulationSummary::of)));
    }

    SimulationView view(StoredSimulation simulation) {
        return new SimulationView(
                simulation.digest().hex(),
                read(simulation),
                simulation.asOf(),
                simulation.createdBy().value(),
                simulation.createdAt());
    }

    private SimulationContent read(StoredSimulation simulation) {
        try {
            return json.readValue(simulation.canonical(), SimulationContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored simulation does not read", e);
        }
    }

    private static Digest digest(String hex) {
        try {
            return new Digest(hex);
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    private static ProblemException none() {
        return ProblemException.notFound("simulation");
    }
}
