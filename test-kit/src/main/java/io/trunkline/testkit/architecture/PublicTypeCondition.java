package io.trunkline.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// A public type outside domain and platform is a port, an application class or a service's problem codes.
final class PublicTypeCondition extends ArchCondition<JavaClass> {
    PublicTypeCondition() {
        super("be ports, application classes or problem codes");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean reason = type.isInterface()
                || type.getSimpleName().endsWith("Application")
                || type.isAssignableTo("io.trunkline.web.problem.ProblemCode");
        if (!reason) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " has no reason to be public"));
        }
    }
}
