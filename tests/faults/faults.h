/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */
#pragma once

/* The failing disk of fault-injection.c, for a test in C. */

void faults_preload (char **argv);
void faults_arm (const char *rules, const char *path);
long faults_get_calls (void);
long faults_get_strikes (void);
const char *faults_get_trace (void);
