package io.berth.master.cli;

import io.berth.master.cli.doctor.Examined;
import io.berth.master.cli.doctor.Problem;
import io.berth.master.cli.doctor.Status;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How what the doctor found is written. */
final class DoctorReport {
    private static final String LINE = "%-8s %-14s %s%n";

    private DoctorReport() {}

    /** One check, as soon as it is through. */
    static void print(PrintWriter out, Examined examined) {
        String status = examined.finding().status().toString();
        String check = examined.check();
        for (String seen : examined.finding().seen()) {
            out.printf(LINE, status, check, seen);
            status = "";
            check = "";
        }
        for (Problem problem : examined.finding().problems()) {
            out.printf(LINE, status, check, problem.sentence());
            out.printf(LINE, "", "", "Fix: " + problem.fix());
            status = "";
            check = "";
        }
        out.flush();
    }

    /** What it comes to. */
    static void printEnd(PrintWriter out, List<Examined> results) {
        long failed = count(results, Status.FAILED);
        long warnings = count(results, Status.WARNING);
        String also = warnings == 0 ? "" : ", and " + warnings + (warnings == 1 ? " warning" : " warnings");
        out.println();
        out.println(
                failed > 0
                        ? failed + (failed == 1 ? " check" : " checks") + " failed" + also
                                + ". Begin with the first: the others may follow from it."
                        : "No check failed" + also + ".");
        out.flush();
    }

    /** The names of the checks that failed. */
    static void printFailed(PrintWriter out, List<Examined> results) {
        results.stream()
                .filter(each -> each.finding().status() == Status.FAILED)
                .map(Examined::check)
                .forEach(out::println);
        out.flush();
    }

    private static long count(List<Examined> results, Status status) {
        return results.stream()
                .filter(each -> each.finding().status() == status)
                .count();
    }

    /** @return the fields for programs */
    static Map<String, Object> fields(List<Examined> results, int exitCode) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("healthy", count(results, Status.FAILED) == 0);
        whole.put("exitCode", exitCode);
        whole.put("checks", results.stream().map(DoctorReport::fields).toList());
        return whole;
    }

    private static Map<String, Object> fields(Examined examined) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("check", examined.check());
        fields.put("status", examined.finding().status());
        fields.put("found", examined.finding().seen());
        fields.put(
                "problems",
                examined.finding().problems().stream().map(DoctorReport::fields).toList());
        fields.put("tookMs", examined.took().toMillis());
        return fields;
    }

    private static Map<String, Object> fields(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("problem", problem.sentence());
        fields.put("fix", problem.fix());
        return fields;
    }
}
