package io.trunkline.standalone.deployment;

import io.trunkline.events.wire.Topic;
import io.trunkline.events.wire.TopicAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a broker with access control must allow a service.
///
/// @param name of the service
public record KafkaUser(String name, List<Rule> rules) {

    /// @param isPrefix whether the rule is for all resources whose name begins with `resource`
    public record Rule(String type, String resource, boolean isPrefix, List<String> operations) {}

    public static KafkaUser of(String service) {
        List<Rule> rules = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            TopicAccess access = TopicAccess.of(topic);
            // a service creates all topics that are missing
            List<String> operations = new ArrayList<>(List.of("Create", "Describe"));
            if (access.publishers().contains(service)) {
                operations.add("Write");
            }
            if (access.consumers().contains(service)) {
                operations.add("Read");
            }
            rules.add(new Rule("topic", topic.topicName(), false, operations));
        }
        for (Topic topic : Topic.values()) {
            if (TopicAccess.of(topic).consumers().contains(service)) {
                // the dead letters of its consumer groups
                rules.add(new Rule(
                        "topic",
                        topic.topicName() + "." + service + ".",
                        true,
                        List.of("Create", "Describe", "Read", "Write")));
            }
        }
        rules.add(new Rule("group", service + ".", true, List.of("Describe", "Read")));
        rules.add(new Rule("transactionalId", service + ".outbox", false, List.of("Describe", "Write")));
        return new KafkaUser(service, rules);
    }

    String yaml() {
        return """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaUser
                metadata:
                  name: %s
                  namespace: trunkline
                  labels: {strimzi.io/cluster: trunkline}
                spec:
                  authentication: {type: scram-sha-512}
                  authorization:
                    type: simple
                    acls:
                """.formatted(name) + rules.stream().map(KafkaUser::yaml).collect(Collectors.joining());
    }

    private static String yaml(Rule rule) {
        return """
                      - resource: {type: %s, name: %s, patternType: %s}
                        operations: [%s]
                """.formatted(
                        rule.type(),
                        rule.resource(),
                        rule.isPrefix() ? "prefix" : "literal",
                        String.join(", ", rule.operations()));
    }
}
