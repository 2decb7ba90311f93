"""Keeping the user's records: progress, answers, drafts, settings."""
