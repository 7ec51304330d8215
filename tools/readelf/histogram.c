/* histogram.c: see histogram.h. gABI, "Hash Table". */
#include "readelf/histogram.h"

#include "elf/hash.h"
#include "readelf/explain_symbols.h"

#include <stdlib.h>

/* Prints PART of WHOLE in percent. A table without symbols has 0 of 0, which
   C prints as a negative not-a-number on x86; GNU readelf does the same. */
static void print_percent(struct output *output, const char *format, uint64_t part, uint64_t whole)
{
    output_format(output, format, (double)part * 100.0 / (double)whole);
}

/* Prints how many buckets hold how many symbols: COUNTS[length], up to LONGEST. */
static void print_counts(struct output *output, const uint64_t *counts, uint64_t longest,
                         uint64_t buckets)
{
    uint64_t symbols = 0, covered = 0;
    for (uint64_t i = 1; i <= longest; i++)
        symbols += counts[i] * i;
    output_text(output, " Length  Number     % of total  Coverage\n");
    output_format(output, "      0  %-10ju ", (uintmax_t)counts[0]);
    print_percent(output, "(%5.1f%%)\n", counts[0], buckets);
    for (uint64_t i = 1; i <= longest; i++) {
        covered += counts[i] * i;
        output_format(output, "%7ju  %-10ju ", (uintmax_t)i, (uintmax_t)counts[i]);
        print_percent(output, "(%5.1f%%)", counts[i], buckets);
        print_percent(output, "    %5.1f%%\n", covered, symbols);
    }
}

/* Prints the histogram of one table. */
static void print_table(struct report *report, const struct elf_hash *hash)
{
    output_text(report->output, "\nHistogram for ");
    output_text(report->output, hash->gnu ? "`.gnu.hash' " : "");
    output_format(report->output, "bucket list length (total of %ju bucket%s):\n",
                  (uintmax_t)hash->bucket_count, hash->bucket_count == 1 ? "" : "s");
    explain_histogram(report);
    /* A chain has chain_count symbols at most, one more if it is corrupt. */
    uint64_t *counts = calloc((size_t)hash->chain_count + 2, sizeof *counts);
    if (!counts) {
        report_error(report, "histogram: out of memory");
        return;
    }
    bool corrupt = false;
    uint64_t longest = 0, budget = hash->chain_count;
    for (uint64_t i = 0; i < hash->bucket_count; i++) {
        uint64_t length = elf_hash_chain_length(hash, i, &corrupt);
        counts[length]++;
        longest = length > longest ? length : longest;
        /* Chains do not overlap, so all of them together have chain_count. */
        corrupt |= length > budget;
        budget -= length;
        if (corrupt)
            break;
    }
    if (corrupt)
        report_error(report, "histogram chain is corrupt");
    else
        print_counts(report->output, counts, longest, hash->bucket_count);
    free(counts);
}

void print_histogram(struct report *report)
{
    struct elf_error error;
    for (int gnu = 0; gnu < 2; gnu++) {
        struct elf_hash hash;
        if (!elf_hash_open(&hash, &report->object, &report->dynamic, gnu, &error))
            report_error(report, "%s", error.text);
        else if (hash.present)
            print_table(report, &hash);
    }
}
