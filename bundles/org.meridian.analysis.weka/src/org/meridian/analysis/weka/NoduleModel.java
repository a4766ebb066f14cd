package org.meridian.analysis.weka;

import org.eclipse.jdt.annotation.Nullable;

import weka.classifiers.functions.Logistic;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.ArrayList;
import java.util.List;

/**
 * What was learnt: a random forest that tells nodules from other candidates, and a logistic
 * regression that grades nodules. Safe for all threads once made.
 */
final class NoduleModel {
    /** Only Weka's and Java's own plain classes come out of a model file. */
    private static final ObjectInputFilter FILTER =
            ObjectInputFilter.Config.createFilter(
                    "maxdepth=60;maxarray=1000000;maxrefs=2000000;weka.**;java.util.*;java.lang.*;"
                            + "!*");

    private final RandomForest forest;
    private final Logistic grading;
    private final Instances forestHeader = header(NoduleFeatures.NAMES);
    private final Instances gradingHeader = header(Grading.NAMES);

    NoduleModel(RandomForest forest, Logistic grading) {
        this.forest = forest;
        this.grading = grading;
    }

    /** A table without rows: one number a name, then the class. */
    static Instances header(List<String> names) {
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (String name : names) {
            attributes.add(new Attribute(name));
        }
        attributes.add(new Attribute("class", List.of("no", "yes")));
        Instances header = new Instances("candidates", attributes, 0);
        header.setClassIndex(names.size());
        return header;
    }

    /** A row of a table; the class stays open. */
    static Instance row(Instances header, double[] values, double weight) {
        double[] all = new double[values.length + 1];
        System.arraycopy(values, 0, all, 0, values.length);
        Instance row = new DenseInstance(weight, all);
        row.setDataset(header);
        row.setClassMissing();
        return row;
    }

    /** How much a candidate looks like a nodule, 0 to 1. */
    double confidence(NoduleFeatures features) {
        return yes(() -> forest.distributionForInstance(row(forestHeader, features.values(), 1)));
    }

    /** How much a nodule looks like those labelled malignant, 0 to 1. */
    double malignancy(NoduleFeatures features) {
        double[] values = Grading.values(features);
        return yes(() -> grading.distributionForInstance(row(gradingHeader, values, 1)));
    }

    private interface Classification {
        /** Weka declares plain Exception on everything. */
        double[] distribution() throws Exception;
    }

    private static double yes(Classification classification) {
        try {
            return Math.min(1, Math.max(0, classification.distribution()[1]));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The model as bytes: the same ones for the same training. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(forest);
            out.writeObject(grading);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a model, whose hash the caller has checked.
     *
     * @throws IOException when these bytes are no model
     */
    static NoduleModel of(byte[] bytes) throws IOException {
        WekaHost.prepare();
        try (ObjectInputStream in = new WekaObjects(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(FILTER);
            return new NoduleModel((RandomForest) in.readObject(), (Logistic) in.readObject());
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IOException(e);
        }
    }

    /** Resolves classes where Weka itself sees them, whichever thread asks. */
    private static final class WekaObjects extends ObjectInputStream {
        WekaObjects(ByteArrayInputStream bytes) throws IOException {
            super(bytes);
        }

        @Override
        protected Class<?> resolveClass(@Nullable ObjectStreamClass description)
                throws ClassNotFoundException {
            if (description == null) {
                throw new ClassNotFoundException();
            }
            return Class.forName(description.getName(), false, RandomForest.class.getClassLoader());
        }
    }
}
