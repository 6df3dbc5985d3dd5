package io.trunkline.benchmarks.restarts;

import io.trunkline.testkit.sipp.SippSteadyCaller.PlacedCall;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What became of the calls.
///
/// @param calls those that SIPp placed
/// @param overflow callers that the overflow target received
/// @param notAnswered callers that the campaign's client did not answer, or whose call ended before they hung up
/// @param missing callers without a complete record
/// @param repeated callers with more than one record
/// @param wrong callers whose record does not show one attempt that was answered, cause 16, and the talk time that
///     SIPp saw, within a second
record RestartResult(
        int restarts,
        int calls,
        List<String> overflow,
        List<String> notAnswered,
        List<String> missing,
        List<String> repeated,
        List<String> wrong) {

    /// A record as far as it is compared.
    ///
    /// @param from the caller's number
    record CallerRecord(String from, String disposition, int attempts, int cause, double talkSeconds) {
        private static final int NORMAL_CLEARING = 16;
        private static final double MAX_DIFFERENCE_SECONDS = 1;

        private boolean isAnsweredOnce(@Nullable PlacedCall call) {
            return disposition.equals("answered")
                    && attempts == 1
                    && cause == NORMAL_CLEARING
                    && call != null
                    && Math.abs(talkSeconds - call.talkTime().toMillis() / 1e3) <= MAX_DIFFERENCE_SECONDS;
        }
    }

    /// Compares SIPp's calls with what the client, the overflow target and cdr-service know. Each call has a caller
    /// number of its own.
    static RestartResult compare(
            int restarts, List<PlacedCall> calls, PartyCallers callers, List<CallerRecord> records) {
        Map<String, List<CallerRecord>> byCaller =
                records.stream().collect(Collectors.groupingBy(record -> digits(record.from())));
        Map<String, PlacedCall> placed =
                calls.stream().collect(Collectors.toMap(PlacedCall::from, Function.identity(), (first, _) -> first));
        List<String> froms = calls.stream().map(PlacedCall::from).toList();
        return new RestartResult(
                restarts,
                calls.size(),
                callers.overflow().stream().map(RestartResult::digits).toList(),
                calls.stream()
                        .filter(call -> !call.isComplete() || !callers.isAnswered(call.from()))
                        .map(PlacedCall::from)
                        .toList(),
                froms.stream().filter(from -> !byCaller.containsKey(from)).toList(),
                byCaller.entrySet().stream()
                        .filter(caller -> caller.getValue().size() > 1 || !froms.contains(caller.getKey()))
                        .map(Map.Entry::getKey)
                        .toList(),
                byCaller.entrySet().stream()
                        .filter(caller -> !caller.getValue().stream()
                                .allMatch(record -> record.isAnsweredOnce(placed.get(caller.getKey()))))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /// The callers at both parties.
    ///
    /// @param client whose calls the client answered
    /// @param overflow whose calls the overflow target received
    record PartyCallers(List<String> client, List<String> overflow) {
        private boolean isAnswered(String from) {
            return client.stream().filter(caller -> digits(caller).equals(from)).count() == 1;
        }
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    /// The last line of the test's output.
    String summary() {
        return "%d restarts, %d calls, overflow %d, not answered %d, records missing %d, twice %d, wrong %d"
                .formatted(
                        restarts,
                        calls,
                        overflow.size(),
                        notAnswered.size(),
                        missing.size(),
                        repeated.size(),
                        wrong.size());
    }

    boolean isClean() {
        return calls > 0
                && overflow.isEmpty()
                && notAnswered.isEmpty()
                && missing.isEmpty()
                && repeated.isEmpty()
                && wrong.isEmpty();
    }
}
