-- The secrets of webhooks are kept sealed: the identifier of the key, a point, and what the key sealed. Those of before
-- are marked readable here and sealed by the first start that finds them.
alter table webhook
    alter column secret type text using 'readable.' || translate(encode(secret, 'base64'), E'+/=\n', '-_'),
    alter column former_secret type text
        using 'readable.' || translate(encode(former_secret, 'base64'), E'+/=\n', '-_');
