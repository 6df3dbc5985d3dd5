package io.trunkline.routing.admission.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.routing.caps.domain.CurrentWindows;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.decision.domain.CallerIdentity;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.PreviousAttempt;
import io.trunkline.routing.decision.domain.Question;
import io.trunkline.routing.decision.domain.Routing;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.tags.CallTags;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Keeps rows between batches as the database would. Each attempt uses the concurrency of the campaign, the link,
/// the client and the carrier, and the totals of the first two.
final class AdmissionFixture {
    static final CapKey CAMPAIGN = new CapKey(CapKind.CAMPAIGN, new UUID(0, 1));
    static final CapKey LINK = new CapKey(CapKind.LINK, new UUID(0, 2));
    static final CapKey CARRIER = new CapKey(CapKind.CARRIER, new UUID(0, 3));
    static final CapKey CLIENT = new CapKey(CapKind.CLIENT, new UUID(0, 4));
    static final Parties PARTIES = new Parties(
            null,
            new CampaignId(CAMPAIGN.id()),
            new LinkId(LINK.id()),
            new ClientId(CLIENT.id()),
            new CarrierId(CARRIER.id()),
            null);
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Map<String, AdmissionState.CallRow> calls = new TreeMap<>();
    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private final Map<CapKey, Cap> caps = new HashMap<>();
    private final List<CapOverrun> overruns = new ArrayList<>();
    private long leaseNumber;
    private Instant now = NOON;

    private AdmissionFixture() {}

    static AdmissionFixture unlimited() {
        AdmissionFixture desk = new AdmissionFixture();
        return desk.setLimits(CAMPAIGN, Limits.NONE)
                .setLimits(LINK, Limits.NONE)
                .setLimits(CLIENT, Limits.NONE)
                .setLimits(CARRIER, Limits.NONE)
                .at(NOON);
    }

    AdmissionFixture setLimits(CapKey key, Limits limits) {
        CapUsage taken = caps.containsKey(key) ? caps.get(key).usage() : CapUsage.NONE;
        Counting counting = caps.containsKey(key) ? caps.get(key).counting() : Counting.STANDARD;
        caps.put(key, new Cap(key, limits, taken, Rotation.NEW, counting));
        return this;
    }

    AdmissionFixture setCounting(CapKey key, Counting counting) {
        Cap cap = caps.get(key);
        caps.put(key, new Cap(key, cap.limits(), cap.usage(), cap.rotation(), counting));
        return this;
    }

    /// The time of the next batches; windows begin anew with each hour.
    AdmissionFixture at(Instant now) {
        this.now = now;
        caps.replaceAll((_, cap) -> new Cap(
                cap.key(),
                cap.limits(),
                CurrentWindows.at(now, ZoneId.of("UTC")).roll(cap.usage()),
                cap.rotation(),
                cap.counting()));
        return this;
    }

    AdmissionFixture removeCap(CapKey key) {
        caps.remove(key);
        return this;
    }

    static Limits total(long limit) {
        return new Limits(null, limit, null, null, null);
    }

    static String call(int number) {
        return "ast1-1795168093." + number;
    }

    static Question question(String call, int attempt, String lastStatus) {
        Optional<PreviousAttempt> last = lastStatus.isEmpty()
                ? Optional.empty()
                : Optional.of(new PreviousAttempt(Optional.empty(), lastStatus, 0, 0, ""));
        return new Question(
                new CallId(call),
                attempt,
                Direction.INBOUND,
                "ast1",
                "",
                Optional.empty(),
                "+14045556789",
                new CallerIdentity("+13125550111", false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                last,
                CallTags.NONE,
                Optional.empty());
    }

    /// Wants what [#capUses] says, or stops.
    static Routing routingThatUses(List<CapUse> uses) {
        return new Routing() {
            @Override
            public Set<CapKey> capKeys() {
                return uses.stream().map(CapUse::key).collect(Collectors.toSet());
            }

            @Override
            public Decision decide(CapLookup capLookup) {
                boolean room = uses.stream()
                        .allMatch(use -> capLookup.cap(use.key()).hasConcurrentCapacity()
                                && (!use.total() || capLookup.cap(use.key()).hasTotalCapacity()));
                return room
                        ? new Decision(
                                new Answer.Dial(
                                        new DialString("PJSIP/14045556789@callers"),
                                        Duration.ofSeconds(20),
                                        Optional.empty()),
                                PARTIES,
                                List.of(),
                                uses,
                                List.of())
                        : Decision.stop(StopReason.CLIENTS_ALL_FULL, PARTIES);
            }
        };
    }

    static List<CapUse> capUses() {
        return List.of(
                new CapUse(CAMPAIGN, true, true, true),
                new CapUse(LINK, true, true, true),
                new CapUse(CLIENT, true, false, false),
                new CapUse(CARRIER, true, false, false));
    }

    AdmissionRules.AdmissionResult admit(String call, int attempt, String lastStatus) {
        return admitBatch(question(call, attempt, lastStatus)).getFirst();
    }

    AdmissionRules.AdmissionResult admit(String call) {
        return admit(call, 1, "");
    }

    /// Questions in one batch.
    List<AdmissionRules.AdmissionResult> admitBatch(Question... questions) {
        for (Question question : questions) {
            calls.computeIfAbsent(question.call().value(), AdmissionState.CallRow::live);
        }
        AdmissionState state = openState();
        List<AdmissionRules.AdmissionResult> given = Arrays.stream(questions)
                .map(question -> AdmissionRules.admit(
                        state, question, routingThatUses(capUses()), new LeaseId(new UUID(9, ++leaseNumber))))
                .toList();
        saveChanges(state);
        return given;
    }

    /// Commands in one batch, which locks only the caps that they may change.
    void apply(AdmissionCommand... commands) {
        Set<UUID> locked = HeldCapsOfBatch.find(List.of(commands), calls.values(), leases.values(), Optional.of(now));
        applyOver(
                caps.values().stream()
                        .filter(cap -> locked.contains(cap.key().id()))
                        .toList(),
                commands);
    }

    void applyOverAllCaps(AdmissionCommand... commands) {
        applyOver(caps.values(), commands);
    }

    private void applyOver(Collection<Cap> lockedCaps, AdmissionCommand... commands) {
        for (AdmissionCommand command : commands) {
            if (command.createsCall()) {
                calls.computeIfAbsent(command.callId(), AdmissionState.CallRow::live);
            }
        }
        AdmissionState state = new AdmissionState(calls.values(), leases.values(), lockedCaps, Optional.of(now));
        for (AdmissionCommand command : commands) {
            AdmissionRules.apply(state, command);
        }
        saveChanges(state);
    }

    private AdmissionState openState() {
        return new AdmissionState(calls.values(), leases.values(), caps.values(), Optional.of(now));
    }

    /// Keeps only the changes that the batch reports.
    private void saveChanges(AdmissionState state) {
        AdmissionState.Changes changes = state.changes();
        changes.endedCalls().keySet().forEach(call -> calls.put(call, AdmissionState.CallRow.ended(call)));
        changes.leases()
                .forEach(lease -> leases.put(lease.origin().callId() + "/" + lease.attempt(), withTakenAt(lease)));
        changes.caps().forEach(cap -> caps.put(cap.key(), cap));
        overruns.addAll(changes.overruns());
    }

    /// The database dates what is written.
    private Lease withTakenAt(Lease lease) {
        Lease.Origin of = lease.origin();
        Lease.Origin dated = new Lease.Origin(
                of.id(),
                of.callId(),
                of.attempt(),
                of.node(),
                of.direction(),
                of.callerNumber(),
                of.caller(),
                of.parties(),
                of.answer(),
                of.heldCaps(),
                Optional.of(of.takenAt().orElse(now)));
        return new Lease(dated, lease.releaseEvidence(), lease.totalState(), lease.answered(), lease.talkTime());
    }

    Lease lease(String call, int attempt) {
        return leases.get(call + "/" + attempt);
    }

    Map<String, Lease> leases() {
        return Map.copyOf(leases);
    }

    List<EndedCall> endedCalls() {
        return openState().endedCalls();
    }

    CapUsage usage(CapKey key) {
        return caps.get(key).usage();
    }

    boolean countsAnsweredInWindows(CapKey key) {
        return caps.get(key).counting().windowsAreOfAnswered();
    }

    boolean hasEnded(String call) {
        return calls.containsKey(call) && calls.get(call).ended();
    }

    boolean isKnown(String call) {
        return calls.containsKey(call);
    }

    int concurrent(CapKey key) {
        return caps.get(key).usage().concurrent();
    }

    long total(CapKey key) {
        return caps.get(key).usage().total();
    }

    List<CapOverrun.Kind> overruns() {
        return overruns.stream().map(CapOverrun::kind).toList();
    }

    static AdmissionCommand hungUp(String call, int attempt, Answered answered) {
        return new AdmissionCommand.HungUp(call, "ast1", attempt, answered);
    }

    static AdmissionCommand attemptEnded(String call, int attempt, Answered answered) {
        return new AdmissionCommand.AttemptEnded(call, "ast1", attempt, answered, Optional.empty());
    }

    static AdmissionCommand answered(String call, int attempt) {
        return new AdmissionCommand.AttemptAnswered(call, "ast1", attempt, Optional.empty());
    }

    static AdmissionCommand callEnded(String call, Answered answered) {
        return new AdmissionCommand.CallEnded(call, "ast1", answered, Optional.empty(), Optional.empty());
    }

    static AdmissionCommand answeredAt(String call, int attempt, Instant at) {
        return new AdmissionCommand.AttemptAnswered(call, "ast1", attempt, Optional.of(at));
    }

    static AdmissionCommand endedAt(String call, int attempt, Answered answered, Instant at) {
        return new AdmissionCommand.AttemptEnded(call, "ast1", attempt, answered, Optional.of(at));
    }

    static AdmissionCommand completedAt(String call, Instant answeredAt, Instant at) {
        return new AdmissionCommand.CallEnded(call, "ast1", Answered.YES, Optional.of(answeredAt), Optional.of(at));
    }

    static AdmissionCommand absentFromSnapshot(String call, Instant since) {
        return new AdmissionCommand.AbsentFromSnapshot(call, "ast1", since);
    }

    static AdmissionCommand foundLive(String call, int attempt) {
        return new AdmissionCommand.FoundLive(call, "ast1", attempt, new LeaseId(new UUID(8, attempt)), PARTIES);
    }
}
