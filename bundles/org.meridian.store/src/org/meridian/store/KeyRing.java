package org.meridian.store;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;
import org.meridian.store.internal.Hkdf;
import org.meridian.store.internal.Sealed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The archive's keys: a data key of 32 random bytes a patient, wrapped by the archive's key in a
 * row of the database; each purpose uses a key derived from them. A patient's data key is made at
 * its first use and committed with the next group of units, before anything under it is
 * acknowledged. Destroying it forgets the person: what is sealed under it stays, unreadable. Safe
 * for all threads.
 */
public final class KeyRing {
    private static final int ID = 32;
    private static final byte[] OWN = "own key".getBytes(StandardCharsets.US_ASCII);

    private final byte[] wrappingKey;
    private final byte[] archiveSecret;
    private final Map<PatientKey, byte[]> known = new HashMap<>();
    private final Map<PatientKey, byte[]> unsaved = new LinkedHashMap<>();

    KeyRing(byte[] archiveKey) {
        wrappingKey = Hkdf.key(archiveKey, "wrap patient keys");
        archiveSecret = Hkdf.key(archiveKey, "archive values");
    }

    /** Seals a value under the patient's key. */
    public byte[] seal(Reads reads, PatientKey patient, String purpose, byte[] plain) {
        byte[] key = Hkdf.key(dataKey(reads, patient), purpose);
        return Sealed.seal(key, bound(patient), plain);
    }

    /**
     * Opens a value sealed under the patient's key.
     *
     * @return empty when the patient was forgotten
     * @throws MeridianException {@link StoreError#DAMAGED} when the value or the patient's key was
     *     changed or removed otherwise
     */
    public Optional<byte[]> open(Reads reads, PatientKey patient, String purpose, byte[] sealed) {
        return unlessDestroyed(reads, patient)
                .map(k -> Sealed.open(Hkdf.key(k, purpose), bound(patient), sealed));
    }

    /** The data key of a patient who had one; {@link StoreError#DAMAGED} when it was removed. */
    private Optional<byte[]> unlessDestroyed(Reads reads, PatientKey patient) {
        Optional<byte[]> key = find(reads, patient);
        if (key.isEmpty() && !destroyed(reads, patient)) {
            throw new MeridianException(StoreError.DAMAGED);
        }
        return key;
    }

    /**
     * Seals a value under the keys of several persons together: it is lost with any of them.
     *
     * @param patients at least one
     */
    public byte[] sealJointly(
            Reads reads, Collection<PatientKey> patients, String purpose, byte[] plain) {
        List<PatientKey> all = inOrder(patients);
        List<byte[]> dataKeys = all.stream().map(p -> dataKey(reads, p)).toList();
        return Sealed.seal(joint(dataKeys, purpose), boundJointly(all), plain);
    }

    /**
     * Opens a value sealed under the keys of several persons.
     *
     * @return empty when one of them was forgotten
     * @throws MeridianException as {@link #open(Reads, PatientKey, String, byte[])}
     */
    public Optional<byte[]> openJointly(
            Reads reads, Collection<PatientKey> patients, String purpose, byte[] sealed) {
        List<PatientKey> all = inOrder(patients);
        List<byte[]> dataKeys = new ArrayList<>();
        for (PatientKey patient : all) {
            Optional<byte[]> key = unlessDestroyed(reads, patient);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            dataKeys.add(key.get());
        }
        return Optional.of(Sealed.open(joint(dataKeys, purpose), boundJointly(all), sealed));
    }

    private static List<PatientKey> inOrder(Collection<PatientKey> patients) {
        return patients.stream()
                .distinct()
                .sorted(Comparator.comparing(PatientKey::value))
                .toList();
    }

    /** Whoever lacks one of the keys knows nothing of this one. */
    private static byte[] joint(List<byte[]> dataKeys, String purpose) {
        ByteBuffer secret = ByteBuffer.allocate(dataKeys.size() * KeySource.LENGTH);
        dataKeys.forEach(secret::put);
        byte[] key = Hkdf.key(secret.array(), "joint " + purpose);
        Arrays.fill(secret.array(), (byte) 0);
        return key;
    }

    private static byte[] boundJointly(List<PatientKey> patients) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        patients.forEach(p -> bytes.writeBytes(bound(p)));
        return bytes.toByteArray();
    }

    /**
     * A new random key, wrapped by the archive's key, for what is to be lost at once some day: who
     * keeps it in a row destroys it with the row.
     */
    public byte[] newKey() {
        return Sealed.seal(wrappingKey, OWN, Sealed.random(KeySource.LENGTH));
    }

    /** Seals a value under a {@linkplain #newKey() key of its own}. */
    public byte[] sealUnder(byte[] wrapped, String purpose, byte[] plain) {
        return Sealed.seal(own(wrapped, purpose), OWN, plain);
    }

    /** Opens it; {@link StoreError#DAMAGED} when the value or the key was changed. */
    public byte[] openUnder(byte[] wrapped, String purpose, byte[] sealed) {
        return Sealed.open(own(wrapped, purpose), OWN, sealed);
    }

    private byte[] own(byte[] wrapped, String purpose) {
        return Hkdf.key(Sealed.open(wrappingKey, OWN, wrapped), purpose);
    }

    /** Tells archives from one another, and nothing about this one. */
    String archiveId() {
        return HexFormat.of().formatHex(Hkdf.key(archiveSecret, "archive id")).substring(0, ID);
    }

    /** Seals a value under the archive's key. */
    public byte[] seal(String purpose, byte[] plain) {
        return Sealed.seal(Hkdf.key(archiveSecret, purpose), new byte[0], plain);
    }

    /**
     * Opens a value sealed under the archive's key; {@link StoreError#DAMAGED} when it was changed.
     */
    public byte[] open(String purpose, byte[] sealed) {
        return Sealed.open(Hkdf.key(archiveSecret, purpose), new byte[0], sealed);
    }

    /** Destroys the patient's key: final once the unit is committed. */
    public synchronized void destroy(UnitOfWork unit, PatientKey patient, Instant time) {
        known.remove(patient);
        unsaved.remove(patient);
        int rows =
                unit.update(
                        "update store_patient_key set wrapped = null, destroyed = ? where patient ="
                                + " ?",
                        time,
                        patient.value());
        if (rows == 0) {
            unit.update(
                    "insert into store_patient_key (patient, wrapped, destroyed) values (?, null,"
                            + " ?)",
                    patient.value(),
                    time);
        }
    }

    /**
     * The patient's data key, made when there is none; {@link StoreError#FORGOTTEN} when it was
     * destroyed.
     */
    synchronized byte[] dataKey(Reads reads, PatientKey patient) {
        Optional<byte[]> found = find(reads, patient);
        if (found.isPresent()) {
            return found.get();
        }
        if (destroyed(reads, patient)) {
            throw new MeridianException(StoreError.FORGOTTEN);
        }
        byte[] key = Sealed.random(KeySource.LENGTH);
        unsaved.put(patient, key);
        return key;
    }

    /** The patient's data key; empty when there is none or it was destroyed. */
    synchronized Optional<byte[]> find(Reads reads, PatientKey patient) {
        byte[] key = known.getOrDefault(patient, unsaved.get(patient));
        if (key != null) {
            return Optional.of(key);
        }
        Optional<byte[]> row =
                reads.first(
                                "select wrapped from store_patient_key where patient = ? and"
                                        + " wrapped is not null",
                                r -> r.bytes("wrapped"),
                                patient.value())
                        .map(w -> Sealed.open(wrappingKey, bound(patient), w));
        row.ifPresent(k -> known.put(patient, k));
        return row;
    }

    private static boolean destroyed(Reads reads, PatientKey patient) {
        return reads.first(
                        "select patient from store_patient_key where patient = ?",
                        r -> r.uuid("patient"),
                        patient.value())
                .isPresent();
    }

    /** Writes the new keys into the group that is about to commit. */
    synchronized Map<PatientKey, byte[]> save(UnitOfWork group) {
        unsaved.forEach(
                (patient, key) ->
                        group.update(
                                "insert into store_patient_key (patient, wrapped) values (?, ?)",
                                patient.value(),
                                Sealed.seal(wrappingKey, bound(patient), key)));
        return new HashMap<>(unsaved);
    }

    /** Tells that the group with these keys was committed. */
    synchronized void saved(Map<PatientKey, byte[]> keys) {
        keys.forEach(
                (patient, key) -> {
                    if (unsaved.remove(patient, key)) {
                        known.put(patient, key);
                    }
                });
    }

    synchronized void clear() {
        known.values().forEach(k -> Arrays.fill(k, (byte) 0));
        known.clear();
        unsaved.clear();
    }

    private static byte[] bound(PatientKey patient) {
        byte[] text = "patient".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(text.length + 16)
                .put(text)
                .putLong(patient.value().getMostSignificantBits())
                .putLong(patient.value().getLeastSignificantBits())
                .array();
    }
}
