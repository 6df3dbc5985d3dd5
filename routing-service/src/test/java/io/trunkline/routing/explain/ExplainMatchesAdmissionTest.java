package io.trunkline.routing.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.admission.InMemoryAdmission;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.decision.Router;
import io.trunkline.routing.decision.domain.CallHistory;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.RoutingRequest;
import io.trunkline.routing.decision.domain.RoutingScene;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.routing.readmodel.TenantNumbers;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.telephony.numbers.WithheldCallers;
import io.trunkline.telephony.tags.CallTags;
import io.trunkline.web.security.CurrentUser;
import io.trunkline.web.security.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import reactor.core.publisher.Mono;

/// What `GET /api/v1/routes/explain` returns and what an admission then answers and commits, over the same caps. An
/// attempt that is admitted uses all of its caps and no other, none of them above its limit.
class ExplainMatchesAdmissionTest {
    private static final String NODE = "ast1";
    private static final CurrentUser ADMIN = new CurrentUser("u-1", "admin", Role.ADMIN, Optional.empty());

    @Provide
    Arbitrary<RoutingScene> scenes() {
        return RoutingScene.any();
    }

    @Property(tries = 4_000)
    void an_explanation_equals_the_admission_that_follows(@ForAll("scenes") RoutingScene scene) {
        InMemoryCapRows caps = new InMemoryCapRows(scene.caps());
        scene.routings().forEach(routing -> explainThenAdmit(routing, caps));
    }

    private static void explainThenAdmit(Routing routing, InMemoryCapRows caps) {
        Router router = (requests, _, _) ->
                Mono.just(requests.stream().map(_ -> routing).toList());
        Map<CapKey, Cap> before = caps.rows();

        Explanation explained = explain(router, caps);
        Decision decision =
                new ExplainRoute(router, caps).explain(request(), NODE).block();
        assertThat(caps.rows()).as("explaining changes nothing").isEqualTo(before);
        InMemoryAdmission.Admitted admitted = new InMemoryAdmission(router, caps).admit(question());

        assertThat(RouteSummary.of(explained)).isEqualTo(RouteSummary.of(admitted.event()));
        assertThat(decision.answer()).isEqualTo(admitted.answer().answer());
        assertThat(decision.parties()).isEqualTo(admitted.answer().parties());
        assertThat(caps.rows()).isEqualTo(expected(decision, before));
        decision.capUses()
                .forEach(use ->
                        assertWithinLimits(use, CapLookup.of(before.values()).cap(use.key())));
    }

    /// Through the controller itself. Which request it makes of its parameters does not matter here, since the
    /// router has one answer.
    private static Explanation explain(Router router, InMemoryCapRows caps) {
        ExplainController controller = new ExplainController(
                new ExplainRoute(router, caps), null, new AmericanNumbers(), new WithheldCallers(Set.of()), settings());
        return controller
                .explain(ADMIN, "inbound", RoutingFixture.DIALED_NUMBER.e164(), "", null, null, null, null, null)
                .block();
    }

    /// All tenants are in the US.
    private static final class AmericanNumbers implements TenantNumbers {
        @Override
        public Mono<PhoneNumberReader> ofTenant(UUID tenant) {
            return Mono.just(ofDefaultCountry());
        }

        @Override
        public Mono<PhoneNumberReader> ofCampaign(UUID campaign) {
            return Mono.just(ofDefaultCountry());
        }

        @Override
        public PhoneNumberReader ofDefaultCountry() {
            return new PhoneNumberReader(new Country("US"));
        }
    }

    private static Map<CapKey, Cap> expected(Decision decision, Map<CapKey, Cap> rows) {
        Map<CapKey, Cap> after = new HashMap<>(rows);
        if (!(decision.answer() instanceof Answer.Dial)) {
            assertThat(decision.capUses()).isEmpty();
        }
        decision.capUses().forEach(use -> after.computeIfPresent(use.key(), (_, cap) -> cap.plus(use)));
        decision.rotationMoves()
                .forEach(move -> after.computeIfPresent(move.key(), (_, cap) -> cap.withRotation(move.to())));
        return after;
    }

    /// The carrier that a call came in by is counted and never refused: the call is already there.
    private static void assertWithinLimits(CapUse use, Cap cap) {
        boolean cameInBy = use.key().kind() == CapKind.CARRIER && !use.windows();
        if (!cameInBy) {
            assertThat(!use.concurrent() || cap.hasConcurrentCapacity()).isTrue();
            assertThat(!use.total() || cap.hasTotalCapacity()).isTrue();
            assertThat(!use.windows()
                            || cap.hasDailyCapacity() && cap.hasHourlyCapacity() && cap.hasPerSecondCapacity())
                    .isTrue();
        }
    }

    private static RoutingRequest request() {
        return new RoutingRequest.Inbound(
                RoutingFixture.DIALED_NUMBER.e164(),
                CallerIdentity.WITHHELD,
                Optional.empty(),
                CallHistory.EMPTY,
                CallTags.NONE,
                Optional.empty());
    }

    private static Question question() {
        return new Question(
                new CallId("ast1-1795168093.1"),
                1,
                Direction.INBOUND,
                NODE,
                "",
                Optional.empty(),
                RoutingFixture.DIALED_NUMBER.e164(),
                CallerIdentity.WITHHELD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CallTags.NONE,
                Optional.empty());
    }

    private static RoutingSettings settings() {
        Duration any = Duration.ofDays(30);
        return new RoutingSettings("US", List.of(NODE), List.of(), List.of(), any, any, any, any, any, any);
    }
}
