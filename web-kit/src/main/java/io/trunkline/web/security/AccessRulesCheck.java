package io.trunkline.web.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/// Stops the start of a service in which an operation has no access rule, or a rule has no operation. Router
/// functions are refused, because their operations cannot be listed.
final class AccessRulesCheck implements SmartInitializingSingleton {
    private final AccessRules rules;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final ObjectProvider<RouterFunction<?>> routerFunctions;

    AccessRulesCheck(
            AccessRules rules,
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<RouterFunction<?>> routerFunctions) {
        this.rules = rules;
        this.mappings = mappings;
        this.routerFunctions = routerFunctions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> differences = differences(mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(AccessRulesCheck::operations)
                .collect(Collectors.toSet()));
        routerFunctions.stream().forEach(function -> differences.add("a router function has no rule: " + function));
        if (!differences.isEmpty()) {
            throw new IllegalStateException("Access rules and operations differ: " + String.join("; ", differences));
        }
    }

    /// @param operations such as `GET /api/v1/dids`
    private List<String> differences(Set<String> operations) {
        Set<String> ruled = rules.rules().stream().map(AccessRule::operation).collect(Collectors.toSet());
        var found = new ArrayList<String>();
        operations.stream()
                .filter(operation -> !ruled.contains(operation) && !isPublic(operation))
                .sorted()
                .forEach(operation -> found.add(operation + " has no rule"));
        ruled.stream()
                .filter(operation -> !operations.contains(operation))
                .sorted()
                .forEach(operation -> found.add(operation + " has a rule and does not exist"));
        return found;
    }

    private static boolean isPublic(String operation) {
        return SecurityConfiguration.isPublic(operation.substring(operation.indexOf(' ') + 1));
    }

    /// A mapping without a method is an operation `ANY`, which no rule can name.
    private static Stream<String> operations(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        List<String> names = methods.isEmpty()
                ? List.of("ANY")
                : methods.stream().map(RequestMethod::name).toList();
        return mapping.getPatternsCondition().getPatterns().stream()
                .map(pattern -> pattern.getPatternString())
                .flatMap(path -> names.stream().map(method -> method + " " + path));
    }
}
