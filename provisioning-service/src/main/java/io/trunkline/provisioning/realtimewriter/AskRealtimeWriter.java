package io.trunkline.provisioning.realtimewriter;

import io.netty.channel.ChannelOption;
import io.trunkline.events.Event;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.events.wire.EventType;
import io.trunkline.provisioning.realtimewriter.domain.PlannedRows;
import io.trunkline.provisioning.realtimewriter.domain.PlannedRows.PlannedRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.CodecException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/// Asks realtime-writer with the token of the caller. A dry run does not fail when it does not answer.
final class AskRealtimeWriter implements RealtimeWriter {
    private static final Logger LOG = LoggerFactory.getLogger(AskRealtimeWriter.class);
    private static final String PREVIEW = "/api/v1/realtime/preview";
    private static final String PASSWORD_KEYS = "/api/v1/realtime/password-keys";

    /// A client that has a thousand CIDR blocks has as many rows.
    private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    private final WebClient client;
    private final Duration limit;
    private final EventCodec codec = new EventCodec();

    AskRealtimeWriter(RealtimeWriterSettings settings) {
        limit = settings.timeLimit();
        client = WebClient.builder()
                .baseUrl(settings.url().toString())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_ANSWER_BYTES))
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(limit.toMillis()))))
                .build();
    }

    private record Answer(List<PlannedRow> rows) {}

    @Override
    public Mono<PlannedRows> plan(Event event) {
        return Mono.deferContextual(
                        context -> ask(event, CallerToken.of(context).orElse("")))
                .map(answer -> PlannedRows.of(answer.rows()))
                .timeout(limit)
                .onErrorResume(
                        AskRealtimeWriter::isUnanswered, fault -> Mono.just(PlannedRows.unavailable(reason(fault))));
    }

    private record KeysAnswer(Set<Long> ids) {}

    @Override
    public Mono<Set<Long>> passwordKeys() {
        return Mono.deferContextual(context -> client.get()
                        .uri(PASSWORD_KEYS)
                        .header(
                                HttpHeaders.AUTHORIZATION,
                                CallerToken.of(context).orElse(""))
                        .retrieve()
                        .bodyToMono(KeysAnswer.class))
                .map(KeysAnswer::ids)
                .timeout(limit)
                .doOnError(fault -> LOG.warn("realtime-writer does not tell its keys: {}", fault.toString()))
                .onErrorResume(AskRealtimeWriter::isUnanswered, _ -> Mono.empty());
    }

    private static boolean isUnanswered(Throwable fault) {
        return fault instanceof WebClientException
                || fault instanceof CodecException
                || fault instanceof TimeoutException;
    }

    private Mono<Answer> ask(Event event, String authorization) {
        return client.post()
                .uri(PREVIEW)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .bodyValue(Map.of(
                        "type",
                        EventType.of(event).typeName(),
                        "event",
                        new String(codec.write(event), StandardCharsets.UTF_8)))
                .retrieve()
                .bodyToMono(Answer.class);
    }

    private static String reason(Throwable fault) {
        if (fault instanceof WebClientResponseException refused) {
            return switch (refused.getStatusCode().value()) {
                case 401, 403 -> "The rows require the scope realtime:read";
                case 409 -> "A password cannot be decrypted by realtime-writer";
                default -> unanswered(fault);
            };
        }
        return unanswered(fault);
    }

    private static String unanswered(Throwable fault) {
        LOG.warn("a dry run has no rows, since realtime-writer does not answer: {}", fault.toString());
        return "realtime-writer does not answer";
    }
}
