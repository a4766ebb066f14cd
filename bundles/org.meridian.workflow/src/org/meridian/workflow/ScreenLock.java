package org.meridian.workflow;

import org.meridian.access.AccessError;
import org.meridian.access.Setting;
import org.meridian.access.Settings;
import org.meridian.access.User;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.event.Listeners;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.text.Texts;
import org.meridian.monitor.DeviceState;
import org.meridian.store.Passphrase;
import org.meridian.store.StoreError;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The window's lock: when it locks, who may open it again, and what is shown meanwhile. It guards
 * what a passer-by sees and does; work that runs goes on. Each locking, unlocking and failed try is
 * a ledger entry. Safe for all threads; what writes an entry belongs on no UI thread.
 */
public final class ScreenLock {
    /** Why it locked. */
    public enum Cause {
        IDLE,
        PERSON
    }

    /** What opens it for the user who sits there. */
    public enum Way {
        PASSWORD,
        /** The archive's: the user has no password, and the archive is sealed. */
        PASSPHRASE,
        /** There is nothing that could be asked. */
        NOTHING,
        /** Nothing: another one sits there, and this user has no password to prove who they are. */
        NONE
    }

    private final Actor actor;
    private final SignIn signIn;
    private final Protection protection;
    private final Settings settings;
    private final Supplier<List<DeviceState>> devices;
    private final Clock clock;
    private final Listeners listeners = new Listeners();

    private volatile boolean touched;
    private volatile boolean locked;
    // of the ticks alone, under this object's monitor
    private Instant last;
    private Duration idle = Duration.ZERO;

    ScreenLock(
            Actor actor,
            SignIn signIn,
            Protection protection,
            Settings settings,
            Supplier<List<DeviceState>> devices,
            Clock clock) {
        this.actor = actor;
        this.signIn = signIn;
        this.protection = protection;
        this.settings = settings;
        this.devices = devices;
        this.clock = clock;
        last = clock.instant();
    }

    public boolean isLocked() {
        return locked;
    }

    /** Calls this on the thread of the change, each time it was locked or unlocked. */
    public Registration listen(Runnable listener) {
        return listeners.add(listener);
    }

    /** A key or the mouse was used. Cheap. */
    public void touch() {
        touched = true;
    }

    /**
     * To be called every few seconds: locks when nobody touched anything for as long as {@link
     * Setting#IDLE_MINUTES} says. A clock that is set back stops the count for one tick; the sleep
     * of a laptop counts whole.
     */
    public void tick() {
        Duration limit = Duration.ofMinutes(minutes());
        if (count(limit) && !limit.isZero()) {
            lock(Cause.IDLE);
        }
    }

    private int minutes() {
        return Integer.parseInt(settings.get(Setting.IDLE_MINUTES));
    }

    private synchronized boolean count(Duration limit) {
        Instant now = clock.instant();
        Duration passed = Duration.between(last, now);
        last = now;
        if (touched) {
            touched = false;
            idle = Duration.ZERO;
        }
        if (passed.isPositive()) {
            idle = idle.plus(passed);
        }
        return idle.compareTo(limit) >= 0;
    }

    /** Locks, and writes that down; locked already it changes nothing. */
    public void lock(Cause cause) {
        synchronized (this) {
            if (locked) {
                return;
            }
            locked = true;
        }
        listeners.tell();
        actor.record(
                entry(actor.name(), "locked").with("cause", cause.name().toLowerCase(Locale.ROOT)));
    }

    /** Who sits there. */
    public String user() {
        return signIn.user();
    }

    /** Who may come instead, and who sits there, in the order they came. */
    public List<User> users() {
        return signIn.users();
    }

    /** What opens it for a user; another one than who sits there gives a password or stays out. */
    public Way way(String name) {
        boolean password =
                signIn.users().stream().anyMatch(u -> u.name().equals(name) && u.hasPassword());
        if (password) {
            return Way.PASSWORD;
        }
        if (!name.equals(user())) {
            return Way.NONE;
        }
        return protection.isSealed() ? Way.PASSPHRASE : Way.NOTHING;
    }

    /**
     * Opens it for a user: for who sat there, or for another one, who sits there then. Takes most
     * of a second.
     *
     * @param secret the user's password or the archive's passphrase, as {@link #way} says; stays
     *     the caller's
     * @throws MeridianException as {@link SignIn#enter}, or {@link StoreError#WRONG_PASSPHRASE}
     */
    public void unlock(String name, Passphrase secret) {
        Way way = way(name);
        if (way == Way.PASSWORD || way == Way.NONE) {
            signIn.enter(name, secret);
        } else {
            if (signIn.users().stream().noneMatch(u -> u.name().equals(name))) {
                throw new MeridianException(AccessError.UNKNOWN_USER);
            }
            if (way == Way.PASSPHRASE) {
                check(name, secret);
            }
        }
        actor.record(entry(name, "unlocked").with("by", way.name().toLowerCase(Locale.ROOT)));
        synchronized (this) {
            touched = true;
            locked = false;
        }
        listeners.tell();
    }

    private void check(String name, Passphrase passphrase) {
        try {
            protection.check(passphrase);
        } catch (MeridianException e) {
            actor.record(entry(name, e.errorCode().code()));
            throw e;
        }
    }

    private static LedgerEntry entry(String name, String result) {
        return LedgerEntry.of(name, LedgerEntry.Type.SIGN_IN).with("result", result);
    }

    /** A line a device that records, with its values, gaps and alarms, and without names. */
    public List<String> devices() {
        DeviceText text = new DeviceText(Texts.of(ScreenLock.class));
        return devices.get().stream().map(text::line).toList();
    }
}
