package io.trunkline.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/// Assigns each class to its feature: the package directly below the root that contains it. The classes of the root
/// package itself count as one more feature.
///
/// @param root a package, such as `io.trunkline.routing`
record FeatureOfClass(String root) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        if (name.equals(root)) {
            return SliceIdentifier.of("(root)");
        }
        return name.startsWith(root + ".")
                ? SliceIdentifier.of(name.substring(root.length() + 1).split("\\.")[0])
                : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
        return "features of " + root;
    }
}
