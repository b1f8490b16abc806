"""All tables of this app as they are after the last of the steps it replaces."""

from decimal import Decimal
from django.conf import settings
from django.db import migrations, models
from liuli.kernel.schema import at_once
import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import liuli.privacy.fields
import pgtrigger.compiler
import pgtrigger.migrations


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("residents", "0001_initial"),
        ("residents", "0002_add_dwellings_households_bans"),
        ("residents", "0003_add_needs"),
        ("residents", "0004_add_votes"),
        ("residents", "0005_suggest_and_merge_duplicates"),
        ("residents", "0006_add_canvass"),
        ("residents", "0007_erase_people"),
        ("residents", "0008_record_consents"),
        ("residents", "0009_hold_votes"),
        ("residents", "0010_arrange_duties"),
        ("residents", "0011_add_landlord_association"),
        ("residents", "0012_find_dwelling_of_stay"),
        ("residents", "0013_add_tenant_reports"),
        ("residents", "0014_hold_meetings"),
        ("residents", "0015_knock_again_and_hand_over"),
        ("residents", "0016_tie_people_to_the_place"),
        ("residents", "0017_register_processing"),
        ("residents", "0018_keep_party_members"),
        ("residents", "0019_know_bases_of_disclosures"),
        ("residents", "0020_ask_opinions"),
        ("residents", "0021_withdraw_and_total"),
        ("residents", "0022_keep_trainings"),
        ("residents", "0023_keep_boxes"),
        ("residents", "0024_list_skills"),
        ("residents", "0025_count_hands_for_praise"),
    ]
    dependencies = [
        ("accounts", "0002_initial"),
        ("attachments", "0005_keep_workbooks"),
        ("audit", "0002_initial"),
        ("exchange", "0001_initial"),
        ("fieldwork", "0001_initial"),
        ("indicators", "0001_initial"),
        ("notices", "0001_initial"),
        ("parameters", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("places", "0001_initial"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = at_once([
        migrations.CreateModel(
            name='ApprovedTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=80, verbose_name='task')),
                ('work', models.CharField(choices=[('information', 'collecting information'), ('hazards', 'finding hazards'), ('mediation', 'settling disputes'), ('policy', 'explaining policies'), ('service', 'services for residents'), ('events', 'reporting events')], max_length=12, verbose_name='field of work')),
                ('approval', models.CharField(max_length=120, verbose_name='approved by')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'verbose_name': 'approved task',
                'verbose_name_plural': 'approved tasks',
                'ordering': ['work', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ApprovedTaskEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=80, verbose_name='task')),
                ('work', models.CharField(choices=[('information', 'collecting information'), ('hazards', 'finding hazards'), ('mediation', 'settling disputes'), ('policy', 'explaining policies'), ('service', 'services for residents'), ('events', 'reporting events')], max_length=12, verbose_name='field of work')),
                ('approval', models.CharField(max_length=120, verbose_name='approved by')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sensitive', 'impact: sensitive data'), ('automated', 'impact: automated decisions'), ('sharing', 'impact: passing data on or publishing it'), ('other', 'impact: other major effect'), ('minors', 'yearly audit: data of minors'), ('compliance', 'compliance audit')], max_length=10, verbose_name='kind')),
                ('subject', models.CharField(max_length=120, verbose_name='what it is about')),
                ('necessity', models.TextField(max_length=2000, verbose_name='lawful, fair and necessary?')),
                ('risks', models.TextField(max_length=2000, verbose_name='effect on people and risks')),
                ('measures', models.TextField(max_length=2000, verbose_name='measures that fit the risk')),
                ('done_on', models.DateField(verbose_name='done')),
                ('next_on', models.DateField(verbose_name='next by')),
            ],
            options={
                'verbose_name': 'impact assessment or audit',
                'verbose_name_plural': 'impact assessments and audits',
                'ordering': ['-done_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('resident', 'residents'), ('landlord', 'landlords'), ('merchant', 'merchants'), ('member', 'members of the committee'), ('staff', 'community and other bodies')], max_length=10, verbose_name='as what')),
                ('came_count', models.PositiveSmallIntegerField(verbose_name='came')),
            ],
            options={
                'verbose_name': 'attendance',
                'verbose_name_plural': 'attendance',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Breach',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('leaked', 'it became known to others'), ('altered', 'it was altered'), ('lost', 'it was lost')], max_length=8, verbose_name='what happened')),
                ('text', models.TextField(max_length=2000, verbose_name='cause and extent')),
                ('people_count', models.PositiveIntegerField(verbose_name='people concerned')),
                ('harm', models.TextField(max_length=1000, verbose_name='harm it may do')),
                ('remedy', models.TextField(max_length=1000, verbose_name='what was done at once')),
                ('found_at', models.DateTimeField(verbose_name='found')),
                ('authority_told_at', models.DateTimeField(blank=True, null=True, verbose_name='authority told')),
                ('people_told_at', models.DateTimeField(blank=True, null=True, verbose_name='people told')),
                ('no_telling_why', models.CharField(blank=True, max_length=200, verbose_name='why people need not be told')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed')),
            ],
            options={
                'verbose_name': 'breach of personal data',
                'verbose_name_plural': 'breaches of personal data',
                'ordering': ['-found_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CanvassDoor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('registered', 'registered'), ('nobody_home', 'nobody home'), ('refused', 'entry refused'), ('vacant', 'vacant'), ('not_yet', 'not knocked yet')], default='not_yet', max_length=12, verbose_name='outcome of the last knock')),
                ('knocked_on', models.DateField(blank=True, null=True, verbose_name='day of registration')),
                ('by_label', models.CharField(blank=True, max_length=40, verbose_name='registered by')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'verbose_name': 'door of a canvass',
                'verbose_name_plural': 'doors of canvasses',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CanvassDoorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('outcome', models.CharField(choices=[('registered', 'registered'), ('nobody_home', 'nobody home'), ('refused', 'entry refused'), ('vacant', 'vacant'), ('not_yet', 'not knocked yet')], default='not_yet', max_length=12, verbose_name='outcome of the last knock')),
                ('knocked_on', models.DateField(blank=True, null=True, verbose_name='day of registration')),
                ('by_label', models.CharField(blank=True, max_length=40, verbose_name='registered by')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CanvassDrive',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name of the drive')),
                ('begun_on', models.DateField(blank=True, null=True, verbose_name='first registration')),
            ],
            options={
                'verbose_name': 'canvass drive',
                'verbose_name_plural': 'canvass drives',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='CanvassDriveEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=80, verbose_name='name of the drive')),
                ('begun_on', models.DateField(blank=True, null=True, verbose_name='first registration')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('full_name', models.CharField(max_length=100, verbose_name='full name')),
                ('name_key', models.CharField(max_length=100, verbose_name='name, for comparing')),
                ('grams', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None, verbose_name='search pieces')),
                ('pinyin', models.CharField(blank=True, max_length=300, verbose_name='pinyin')),
                ('initials', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None, verbose_name='pinyin initials')),
                ('readings', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None, verbose_name='pinyin readings')),
                ('identity_kind', models.CharField(choices=[('none', 'no document'), ('resident', 'resident identity card'), ('legacy', 'old 15-digit identity card'), ('permit', 'residence permit for Hong Kong, Macao and Taiwan'), ('foreigner_card', 'permanent residence card'), ('old_foreigner_card', 'old permanent residence card'), ('home_return', 'home return permit'), ('taiwan_pass', 'Taiwan resident travel permit'), ('chinese_passport', 'Chinese passport'), ('foreign_passport', 'foreign passport'), ('unknown', 'document not recognised')], default='none', max_length=20, verbose_name='kind of document')),
                ('identity', liuli.privacy.fields.EncryptedTextField(associated='residents.person.identity', null=True, verbose_name='identity number')),
                ('identity_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, verbose_name='identity index')),
                ('identity_tail', models.CharField(blank=True, max_length=4, verbose_name='last four of the identity number')),
                ('phone', liuli.privacy.fields.EncryptedTextField(associated='residents.person.phone', null=True, verbose_name='phone')),
                ('phone_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, null=True, verbose_name='phone index')),
                ('phone_tail', models.CharField(blank=True, max_length=4, verbose_name='last four of the phone')),
                ('other_phone', liuli.privacy.fields.EncryptedTextField(associated='residents.person.other_phone', null=True, verbose_name='second phone')),
                ('other_phone_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, null=True, verbose_name='second phone index')),
                ('sex', models.CharField(choices=[('0', 'not known'), ('1', 'male'), ('2', 'female'), ('9', 'not stated')], default='0', max_length=1, verbose_name='sex')),
                ('birth_on', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                ('hukou', models.CharField(choices=[('local', 'local registration'), ('elsewhere', 'registered elsewhere'), ('unknown', 'registration not known')], default='unknown', max_length=10, verbose_name='household registration')),
                ('hukou_place', models.CharField(blank=True, max_length=200, verbose_name='place of registration')),
                ('marital', models.CharField(blank=True, max_length=4, verbose_name='marital status')),
                ('education', models.CharField(blank=True, max_length=4, verbose_name='education')),
                ('political', models.CharField(blank=True, max_length=4, verbose_name='political status')),
                ('occupation', models.CharField(blank=True, max_length=60, verbose_name='occupation')),
                ('has_fixed_work', models.BooleanField(blank=True, null=True, verbose_name='has fixed work')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('unread', models.JSONField(blank=True, default=dict, verbose_name='words that were not understood')),
                ('last_seen_on', models.DateField(blank=True, null=True, verbose_name='last seen')),
                ('is_synthetic', models.BooleanField(default=False, verbose_name='invented for practice')),
                ('entered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='entered')),
                ('erased_at', models.DateTimeField(editable=False, null=True, verbose_name='erased')),
            ],
            options={
                'verbose_name': 'resident',
                'verbose_name_plural': 'residents',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ClassSpell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('local', 'local'), ('new', 'new arrival'), ('undetermined', 'undetermined'), ('transitional', 'transitional'), ('floating', 'floating'), ('rooted', 'rooted')], max_length=16, verbose_name='class')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), default=list, size=None, verbose_name='reasons')),
                ('rule_version', models.CharField(max_length=16, verbose_name='rule version')),
                ('override_reason', models.CharField(blank=True, max_length=200, verbose_name='reason for overriding')),
            ],
            options={
                'verbose_name': 'class of a resident',
                'verbose_name_plural': 'classes of residents',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ClassSpellEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('local', 'local'), ('new', 'new arrival'), ('undetermined', 'undetermined'), ('transitional', 'transitional'), ('floating', 'floating'), ('rooted', 'rooted')], max_length=16, verbose_name='class')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), default=list, size=None, verbose_name='reasons')),
                ('rule_version', models.CharField(max_length=16, verbose_name='rule version')),
                ('override_reason', models.CharField(blank=True, max_length=200, verbose_name='reason for overriding')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Code',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(choices=[('sex', 'sex (GB/T 2261.1)'), ('marital', 'marital status (GB/T 2261.2)'), ('education', 'education (GB/T 4658)'), ('political', 'political status (GB/T 4762)'), ('relation', 'family relation (GB/T 4761)')], max_length=12, verbose_name='table')),
                ('code', models.CharField(max_length=4, verbose_name='code')),
                ('name', models.CharField(max_length=40, verbose_name='name')),
                ('synonyms', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name='other words')),
            ],
            options={
                'verbose_name': 'standard code',
                'verbose_name_plural': 'standard codes',
                'ordering': ['table', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Committee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('street', 'self-government committee'), ('courtyard', 'courtyard group'), ('council', 'council of neighbours'), ('other', 'other body')], max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('least', models.PositiveSmallIntegerField(verbose_name='fewest seats')),
                ('most', models.PositiveSmallIntegerField(verbose_name='most seats')),
            ],
            options={
                'verbose_name': 'committee',
                'verbose_name_plural': 'committees',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CommitteeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('street', 'self-government committee'), ('courtyard', 'courtyard group'), ('council', 'council of neighbours'), ('other', 'other body')], max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('least', models.PositiveSmallIntegerField(verbose_name='fewest seats')),
                ('most', models.PositiveSmallIntegerField(verbose_name='most seats')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('health', 'health information, for care services'), ('child', 'information of a child under fourteen'), ('tag', "a service tag on the person's own wish"), ('publish', 'name or photo in public'), ('share', 'passing data on to another body'), ('skill', 'being called upon for a skill')], max_length=12, verbose_name='purpose')),
                ('form', models.CharField(choices=[('written', 'in writing'), ('spoken', 'by word of mouth')], max_length=8, verbose_name='given how')),
                ('guardian', models.CharField(blank=True, max_length=60, verbose_name='guardian')),
                ('given_on', models.DateField(verbose_name='given')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn')),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
                'ordering': ['-given_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ConsentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('purpose', models.CharField(choices=[('health', 'health information, for care services'), ('child', 'information of a child under fourteen'), ('tag', "a service tag on the person's own wish"), ('publish', 'name or photo in public'), ('share', 'passing data on to another body'), ('skill', 'being called upon for a skill')], max_length=12, verbose_name='purpose')),
                ('form', models.CharField(choices=[('written', 'in writing'), ('spoken', 'by word of mouth')], max_length=8, verbose_name='given how')),
                ('guardian', models.CharField(blank=True, max_length=60, verbose_name='guardian')),
                ('given_on', models.DateField(verbose_name='given')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Convention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
            ],
            options={
                'verbose_name': 'convention',
                'verbose_name_plural': 'conventions',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ConventionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=120, verbose_name='title')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ConventionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('text', models.TextField(max_length=20000, verbose_name='text of the convention')),
                ('status', models.CharField(choices=[('draft', 'draft'), ('consulted', 'consulted'), ('adopted', 'adopted'), ('in_force', 'in force'), ('superseded', 'superseded')], default='draft', max_length=12, verbose_name='state')),
                ('in_force_on', models.DateField(blank=True, null=True, verbose_name='in force from')),
                ('superseded_on', models.DateField(blank=True, null=True, verbose_name='superseded on')),
            ],
            options={
                'verbose_name': 'version of a convention',
                'verbose_name_plural': 'versions of conventions',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='ConventionVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('text', models.TextField(max_length=20000, verbose_name='text of the convention')),
                ('status', models.CharField(choices=[('draft', 'draft'), ('consulted', 'consulted'), ('adopted', 'adopted'), ('in_force', 'in force'), ('superseded', 'superseded')], default='draft', max_length=12, verbose_name='state')),
                ('in_force_on', models.DateField(blank=True, null=True, verbose_name='in force from')),
                ('superseded_on', models.DateField(blank=True, null=True, verbose_name='superseded on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.CharField(max_length=80, verbose_name='given to')),
                ('basis', models.CharField(choices=[('consent', 'separate consent of the person'), ('law', 'a law demands it')], max_length=8, verbose_name='basis')),
                ('law', models.CharField(blank=True, max_length=120, verbose_name='law')),
                ('kinds', models.CharField(max_length=200, verbose_name='which data')),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'disclosure',
                'verbose_name_plural': 'disclosures',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='DuplicatePair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None, verbose_name='reasons')),
                ('score', models.PositiveSmallIntegerField(verbose_name='likeness')),
                ('state', models.CharField(choices=[('open', 'to be decided'), ('merged', 'one person, merged'), ('different', 'two people')], default='open', max_length=10, verbose_name='state')),
                ('found_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='found')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
            ],
            options={
                'verbose_name': 'possible duplicate',
                'verbose_name_plural': 'possible duplicates',
                'ordering': ['-score', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DuplicatePairEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None, verbose_name='reasons')),
                ('score', models.PositiveSmallIntegerField(verbose_name='likeness')),
                ('state', models.CharField(choices=[('open', 'to be decided'), ('merged', 'one person, merged'), ('different', 'two people')], default='open', max_length=10, verbose_name='state')),
                ('found_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='found')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Dwelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(blank=True, max_length=40, verbose_name='room or bed')),
                ('kind', models.CharField(choices=[('hotel_room', 'hotel room'), ('shared_room', 'shared room'), ('partition', 'partitioned room'), ('small_flat', 'small flat'), ('courtyard', 'courtyard flat'), ('self_built', 'self-built room'), ('house', 'whole house'), ('dormitory', 'dormitory room'), ('work_shed', 'room in a work shed'), ('other', 'another kind')], max_length=12, verbose_name='kind of dwelling')),
                ('bed_count', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='beds')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='area (m²)')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='no longer lived in from')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'verbose_name': 'dwelling',
                'verbose_name_plural': 'dwellings',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='DwellingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('label', models.CharField(blank=True, max_length=40, verbose_name='room or bed')),
                ('kind', models.CharField(choices=[('hotel_room', 'hotel room'), ('shared_room', 'shared room'), ('partition', 'partitioned room'), ('small_flat', 'small flat'), ('courtyard', 'courtyard flat'), ('self_built', 'self-built room'), ('house', 'whole house'), ('dormitory', 'dormitory room'), ('work_shed', 'room in a work shed'), ('other', 'another kind')], max_length=12, verbose_name='kind of dwelling')),
                ('bed_count', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='beds')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='area (m²)')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='no longer lived in from')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('asked', 'the person asked for it'), ('consent_withdrawn', 'the consent was withdrawn'), ('purpose_over', 'the purpose is over'), ('unlawful', 'it was collected without a basis'), ('mistake', 'there is no such person')], max_length=20, verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='erased')),
                ('rows_count', models.PositiveIntegerField(default=0, verbose_name='rows blanked')),
                ('files_count', models.PositiveIntegerField(default=0, verbose_name='files wiped')),
            ],
            options={
                'verbose_name': 'erasure',
                'verbose_name_plural': 'erasures',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, verbose_name='what is to do')),
                ('doer', models.CharField(max_length=60, verbose_name='who does it')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('done_note', models.CharField(blank=True, default='', max_length=300, verbose_name='what became of it')),
            ],
            options={
                'verbose_name': 'follow-up task',
                'verbose_name_plural': 'follow-up tasks',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FollowUpEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.CharField(max_length=300, verbose_name='what is to do')),
                ('doer', models.CharField(max_length=60, verbose_name='who does it')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('done_note', models.CharField(blank=True, default='', max_length=300, verbose_name='what became of it')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GridDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(choices=[('area_lead', 'committee lead of the area'), ('area_deputy', 'deputy lead of the area'), ('group_head', "head of the residents' group"), ('publicist', 'publicist'), ('informant', 'information worker'), ('mediator', 'mediator'), ('building_head', 'building head')], max_length=16, verbose_name='duty')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'verbose_name': 'duty in a grid',
                'verbose_name_plural': 'duties in grids',
                'ordering': ['unit', 'duty', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='GridDutyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('duty', models.CharField(choices=[('area_lead', 'committee lead of the area'), ('area_deputy', 'deputy lead of the area'), ('group_head', "head of the residents' group"), ('publicist', 'publicist'), ('informant', 'information worker'), ('mediator', 'mediator'), ('building_head', 'building head')], max_length=16, verbose_name='duty')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GridTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_on', models.DateField(verbose_name='given on')),
                ('due_on', models.DateField(verbose_name='due')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('result', models.CharField(blank=True, max_length=200, verbose_name='result')),
            ],
            options={
                'verbose_name': 'task of a grid',
                'verbose_name_plural': 'tasks of grids',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='GridTaskEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('given_on', models.DateField(verbose_name='given on')),
                ('due_on', models.DateField(verbose_name='due')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('result', models.CharField(blank=True, max_length=200, verbose_name='result')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(blank=True, max_length=20, verbose_name='household number')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='area (m²)')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'verbose_name': 'household',
                'verbose_name_plural': 'households',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='HouseholdEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.CharField(blank=True, max_length=20, verbose_name='household number')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='area (m²)')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HouseholdMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(max_length=2, verbose_name='relation to the head')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'verbose_name': 'member of a household',
                'verbose_name_plural': 'members of households',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HouseholdMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('relation', models.CharField(max_length=2, verbose_name='relation to the head')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Knock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('here', 'Still lives here'), ('nobody', 'Nobody at home'), ('moved', 'Has moved out')], max_length=8, verbose_name='outcome')),
                ('on', models.DateField(verbose_name='day')),
            ],
            options={
                'verbose_name': 'knock',
                'verbose_name_plural': 'knocks',
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LandlordDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('tenants', 'compare the list of tenants'), ('fire', 'look for fire hazards at home'), ('lease', 'file the lease'), ('meeting', 'come to the meeting'), ('other', 'something else')], max_length=8, verbose_name='duty')),
                ('text', models.CharField(blank=True, max_length=100, verbose_name='in words')),
                ('due_on', models.DateField(verbose_name='due')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done')),
            ],
            options={
                'verbose_name': 'duty of a landlord',
                'verbose_name_plural': 'duties of landlords',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='LandlordDutyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('tenants', 'compare the list of tenants'), ('fire', 'look for fire hazards at home'), ('lease', 'file the lease'), ('meeting', 'come to the meeting'), ('other', 'something else')], max_length=8, verbose_name='duty')),
                ('text', models.CharField(blank=True, max_length=100, verbose_name='in words')),
                ('due_on', models.DateField(verbose_name='due')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LandlordMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.CharField(choices=[('member', 'member'), ('deputy', 'deputy chair'), ('chair', 'chair')], default='member', max_length=8, verbose_name='position')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'verbose_name': 'member of the landlord association',
                'verbose_name_plural': 'landlord association',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='LandlordMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.CharField(choices=[('member', 'member'), ('deputy', 'deputy chair'), ('chair', 'chair')], default='member', max_length=8, verbose_name='position')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LegalHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('placed_at', models.DateTimeField(verbose_name='placed')),
                ('lifted_at', models.DateTimeField(null=True, verbose_name='lifted')),
            ],
            options={
                'verbose_name': 'legal hold',
                'verbose_name_plural': 'legal holds',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Letting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(choices=[('owns', 'owns it'), ('lets', 'lets it for the owner')], max_length=8, verbose_name='relation')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'verbose_name': 'dwelling owned or let',
                'verbose_name_plural': 'dwellings owned or let',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='LettingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('relation', models.CharField(choices=[('owns', 'owns it'), ('lets', 'lets it for the owner')], max_length=8, verbose_name='relation')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('council', 'council of neighbours'), ('rally', 'opening meeting'), ('residents', "residents' meeting"), ('committee', 'committee')], max_length=10, verbose_name='kind of meeting')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('place', models.CharField(max_length=120, verbose_name='meeting place')),
                ('starts_at', models.DateTimeField(verbose_name='begins at')),
                ('agenda', models.TextField(max_length=2000, verbose_name='agenda')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('called', 'called'), ('held', 'held'), ('cancelled', 'cancelled')], default='planned', max_length=10, verbose_name='state')),
                ('called_on', models.DateField(blank=True, null=True, verbose_name='called on')),
                ('minutes', models.TextField(blank=True, max_length=8000, verbose_name='minutes')),
                ('cancelled_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it was cancelled')),
            ],
            options={
                'verbose_name': 'meeting',
                'verbose_name_plural': 'meetings',
                'ordering': ['-starts_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='MeetingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('council', 'council of neighbours'), ('rally', 'opening meeting'), ('residents', "residents' meeting"), ('committee', 'committee')], max_length=10, verbose_name='kind of meeting')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('place', models.CharField(max_length=120, verbose_name='meeting place')),
                ('starts_at', models.DateTimeField(verbose_name='begins at')),
                ('agenda', models.TextField(max_length=2000, verbose_name='agenda')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('called', 'called'), ('held', 'held'), ('cancelled', 'cancelled')], default='planned', max_length=10, verbose_name='state')),
                ('called_on', models.DateField(blank=True, null=True, verbose_name='called on')),
                ('minutes', models.TextField(blank=True, max_length=8000, verbose_name='minutes')),
                ('cancelled_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it was cancelled')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moved', models.JSONField(default=list, verbose_name='rows moved')),
                ('before', models.JSONField(default=dict, verbose_name='before')),
                ('filled', models.JSONField(default=dict, verbose_name='filled in')),
                ('left_count', models.PositiveIntegerField(default=0, verbose_name='rows left behind')),
                ('at', models.DateTimeField(verbose_name='merged at')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='taken back at')),
            ],
            options={
                'verbose_name': 'merge of residents',
                'verbose_name_plural': 'merges of residents',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='MicrogridArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('road', models.CharField(max_length=60, verbose_name='road or group')),
                ('numbers', django.contrib.postgres.fields.ranges.IntegerRangeField(verbose_name='house numbers')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'verbose_name': 'stretch of a microgrid',
                'verbose_name_plural': 'stretches of microgrids',
                'ordering': ['unit', 'road', 'numbers'],
            },
        ),
        migrations.CreateModel(
            name='MicrogridAreaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('road', models.CharField(max_length=60, verbose_name='road or group')),
                ('numbers', django.contrib.postgres.fields.ranges.IntegerRangeField(verbose_name='house numbers')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MinorAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(max_length=200, verbose_name='what for')),
                ('state', models.CharField(choices=[('asked', 'waits for a decision'), ('given', 'given'), ('declined', 'declined')], default='asked', max_length=8, verbose_name='state')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='holds until')),
            ],
            options={
                'verbose_name': "leave to open a minor's numbers",
                'verbose_name_plural': "leaves to open minors' numbers",
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='MobileBox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number of the box')),
                ('seal', models.CharField(max_length=30, verbose_name='number of the seal')),
                ('out_at', models.DateTimeField(verbose_name='sent out at')),
                ('back_at', models.DateTimeField(blank=True, null=True, verbose_name='taken back at')),
                ('is_seal_whole', models.BooleanField(blank=True, null=True, verbose_name='seal whole')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='words')),
            ],
            options={
                'verbose_name': 'mobile ballot box',
                'verbose_name_plural': 'mobile ballot boxes',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('housing', 'a place to live'), ('work', 'work'), ('wages', 'wages owed, legal advice'), ('permit', 'residence permit'), ('school', 'a school place'), ('childcare', 'care for children'), ('elderly', 'help for the elderly'), ('insurance', 'seeing a doctor, insurance'), ('training', 'courses and leisure'), ('safety', 'electricity, gas, fire safety'), ('environment', 'water, rubbish, surroundings'), ('dispute', 'trouble with landlord or neighbours'), ('other', 'something else')], max_length=12, verbose_name='kind of need')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='in their words')),
                ('class_kind', models.CharField(choices=[('local', 'local'), ('new', 'new arrival'), ('undetermined', 'undetermined'), ('transitional', 'transitional'), ('floating', 'floating'), ('rooted', 'rooted'), ('none', 'class not known')], default='none', max_length=12, verbose_name='class when noted')),
                ('source', models.CharField(choices=[('field', 'at the door'), ('desk', 'at the desk')], default='field', max_length=8, verbose_name='source')),
                ('status', models.CharField(choices=[('noted', 'noted'), ('decided', "in somebody's hands"), ('answered', 'answered, to be told'), ('met', 'met'), ('unmet', 'told that it cannot be met'), ('withdrawn', 'withdrawn')], default='noted', max_length=10, verbose_name='state')),
                ('noted_at', models.DateTimeField(verbose_name='noted at')),
                ('due_on', models.DateField(verbose_name='answer by')),
                ('doer_label', models.CharField(blank=True, max_length=60, verbose_name='body that does it')),
                ('moved_at', models.DateTimeField(verbose_name='last step at')),
                ('ask_again_on', models.DateField(blank=True, null=True, verbose_name='ask again on')),
            ],
            options={
                'verbose_name': 'need',
                'verbose_name_plural': 'needs',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='NeedEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('housing', 'a place to live'), ('work', 'work'), ('wages', 'wages owed, legal advice'), ('permit', 'residence permit'), ('school', 'a school place'), ('childcare', 'care for children'), ('elderly', 'help for the elderly'), ('insurance', 'seeing a doctor, insurance'), ('training', 'courses and leisure'), ('safety', 'electricity, gas, fire safety'), ('environment', 'water, rubbish, surroundings'), ('dispute', 'trouble with landlord or neighbours'), ('other', 'something else')], max_length=12, verbose_name='kind of need')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='in their words')),
                ('class_kind', models.CharField(choices=[('local', 'local'), ('new', 'new arrival'), ('undetermined', 'undetermined'), ('transitional', 'transitional'), ('floating', 'floating'), ('rooted', 'rooted'), ('none', 'class not known')], default='none', max_length=12, verbose_name='class when noted')),
                ('source', models.CharField(choices=[('field', 'at the door'), ('desk', 'at the desk')], default='field', max_length=8, verbose_name='source')),
                ('status', models.CharField(choices=[('noted', 'noted'), ('decided', "in somebody's hands"), ('answered', 'answered, to be told'), ('met', 'met'), ('unmet', 'told that it cannot be met'), ('withdrawn', 'withdrawn')], default='noted', max_length=10, verbose_name='state')),
                ('noted_at', models.DateTimeField(verbose_name='noted at')),
                ('due_on', models.DateField(verbose_name='answer by')),
                ('doer_label', models.CharField(blank=True, max_length=60, verbose_name='body that does it')),
                ('moved_at', models.DateTimeField(verbose_name='last step at')),
                ('ask_again_on', models.DateField(blank=True, null=True, verbose_name='ask again on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NeedMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('noted', 'Noted'), ('decided', 'Decided who does it'), ('answered', 'Answered'), ('told', 'Told back'), ('returned', 'The answer did not help'), ('asked', 'Asked again'), ('handed', 'Handed over to another grid'), ('withdrawn', 'Withdrawn')], max_length=10, verbose_name='step')),
                ('after', models.CharField(choices=[('noted', 'noted'), ('decided', "in somebody's hands"), ('answered', 'answered, to be told'), ('met', 'met'), ('unmet', 'told that it cannot be met'), ('withdrawn', 'withdrawn')], max_length=10, verbose_name='state after')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('label', models.CharField(blank=True, max_length=60, verbose_name='who does or answered it')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='words')),
            ],
            options={
                'verbose_name': 'step of a need',
                'verbose_name_plural': 'steps of a need',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500, verbose_name='why')),
                ('state', models.CharField(choices=[('nominated', 'nominated'), ('approved', 'approved'), ('declined', 'declined'), ('published', 'published')], default='nominated', max_length=10, verbose_name='state')),
                ('nominated_on', models.DateField(verbose_name='nominated on')),
                ('remark', models.CharField(blank=True, max_length=200, verbose_name='remark of the review')),
                ('shown_name', models.CharField(choices=[('full', 'full name'), ('surname', 'surname only')], default='surname', max_length=8, verbose_name='named as')),
                ('shown_text', models.CharField(blank=True, max_length=300, verbose_name='text on the notice')),
            ],
            options={
                'verbose_name': 'nomination',
                'verbose_name_plural': 'nominations',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='NominationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(max_length=500, verbose_name='why')),
                ('state', models.CharField(choices=[('nominated', 'nominated'), ('approved', 'approved'), ('declined', 'declined'), ('published', 'published')], default='nominated', max_length=10, verbose_name='state')),
                ('nominated_on', models.DateField(verbose_name='nominated on')),
                ('remark', models.CharField(blank=True, max_length=200, verbose_name='remark of the review')),
                ('shown_name', models.CharField(choices=[('full', 'full name'), ('surname', 'surname only')], default='surname', max_length=8, verbose_name='named as')),
                ('shown_text', models.CharField(blank=True, max_length=300, verbose_name='text on the notice')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NoticeTelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_on', models.DateField(verbose_name='told')),
                ('form', models.CharField(choices=[('written', 'in writing'), ('spoken', 'by word of mouth')], max_length=8, verbose_name='told how')),
            ],
            options={
                'verbose_name': 'notice told',
                'verbose_name_plural': 'notices told',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='OccupancyBan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(max_length=200, verbose_name='basis')),
                ('source', models.CharField(blank=True, max_length=60, verbose_name='comes from')),
                ('imposed_at', models.DateTimeField(verbose_name='imposed')),
                ('lifted_at', models.DateTimeField(null=True, verbose_name='lifted')),
                ('lift_basis', models.CharField(blank=True, max_length=200, verbose_name='why it was lifted')),
            ],
            options={
                'verbose_name': 'occupancy ban',
                'verbose_name_plural': 'occupancy bans',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='OccupancyBanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('basis', models.CharField(max_length=200, verbose_name='basis')),
                ('source', models.CharField(blank=True, max_length=60, verbose_name='comes from')),
                ('imposed_at', models.DateTimeField(verbose_name='imposed')),
                ('lifted_at', models.DateTimeField(null=True, verbose_name='lifted')),
                ('lift_basis', models.CharField(blank=True, max_length=200, verbose_name='why it was lifted')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=1000, verbose_name='answer')),
                ('channel', models.CharField(choices=[('box', 'box or counter'), ('visit', 'at the door'), ('meeting', 'at a meeting'), ('other', 'letter, telephone or other')], max_length=8, verbose_name='how it came in')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('ledger_key', models.CharField(blank=True, editable=False, max_length=64, null=True, verbose_name='fingerprint in a ledger')),
            ],
            options={
                'verbose_name': 'answer of an opinion round',
                'verbose_name_plural': 'answers of opinion rounds',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='OpinionRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('question', models.TextField(max_length=1000, verbose_name='open question')),
                ('opens_on', models.DateField(verbose_name='answers from')),
                ('closes_on', models.DateField(verbose_name='answers until')),
                ('status', models.CharField(choices=[('open', 'open'), ('closed', 'closed')], default='open', max_length=8, verbose_name='state')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
            ],
            options={
                'verbose_name': 'opinion round',
                'verbose_name_plural': 'opinion rounds',
                'ordering': ['-opens_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='OpinionRoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('question', models.TextField(max_length=1000, verbose_name='open question')),
                ('opens_on', models.DateField(verbose_name='answers from')),
                ('closes_on', models.DateField(verbose_name='answers until')),
                ('status', models.CharField(choices=[('open', 'open'), ('closed', 'closed')], default='open', max_length=8, verbose_name='state')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OpinionTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=80, verbose_name='theme')),
                ('outcome', models.CharField(blank=True, choices=[('taken', 'taken up'), ('partly', 'partly taken up'), ('not', 'not taken up')], default='', max_length=8, verbose_name='what becomes of it')),
                ('reason', models.CharField(blank=True, default='', max_length=500, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'theme of an opinion round',
                'verbose_name_plural': 'themes of opinion rounds',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='OpinionThemeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=80, verbose_name='theme')),
                ('outcome', models.CharField(blank=True, choices=[('taken', 'taken up'), ('partly', 'partly taken up'), ('not', 'not taken up')], default='', max_length=8, verbose_name='what becomes of it')),
                ('reason', models.CharField(blank=True, default='', max_length=500, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('serial', models.PositiveIntegerField(verbose_name='serial')),
                ('state', models.CharField(choices=[('out', 'handed out'), ('returned', 'returned'), ('void', 'void')], default='out', max_length=8, verbose_name='state')),
                ('channel', models.CharField(choices=[('fixed', 'at the polling place'), ('visit', 'at the door'), ('meeting', 'at the meeting'), ('unknown', 'channel not recorded')], default='unknown', max_length=8, verbose_name='channel')),
                ('proxy_name', liuli.privacy.fields.EncryptedTextField(associated='residents.paper.proxy', blank=True, null=True, verbose_name='proxy')),
                ('proxy_key', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, verbose_name='index of the proxy')),
                ('out_at', models.DateTimeField(verbose_name='handed out at')),
                ('back_at', models.DateTimeField(blank=True, null=True, verbose_name='taken back at')),
                ('void_reason', models.CharField(blank=True, default='', max_length=200, verbose_name='why it is void')),
            ],
            options={
                'verbose_name': 'ballot paper',
                'verbose_name_plural': 'ballot papers',
                'ordering': ['serial'],
            },
        ),
        migrations.CreateModel(
            name='PartyContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('text', models.CharField(blank=True, max_length=200, verbose_name='words')),
            ],
            options={
                'verbose_name': 'contact with a member',
                'verbose_name_plural': 'contacts with members',
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PartyMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('standing', models.CharField(choices=[('full', 'full member'), ('probationary', 'probationary member')], default='full', max_length=12, verbose_name='standing')),
                ('is_floating', models.BooleanField(default=False, verbose_name='floating member')),
                ('home_organisation', models.CharField(blank=True, max_length=120, verbose_name='organisation at home')),
                ('found_by', models.CharField(choices=[('organisation', 'the organisation found them'), ('member', 'they reported by themselves'), ('ledger', 'taken from a ledger')], max_length=12, verbose_name='who found whom')),
                ('joined_on', models.DateField(blank=True, null=True, verbose_name='joined the party')),
                ('since', models.DateField(verbose_name='in the base since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='transferred out')),
            ],
            options={
                'verbose_name': 'party member',
                'verbose_name_plural': 'party members',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PartyMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('standing', models.CharField(choices=[('full', 'full member'), ('probationary', 'probationary member')], default='full', max_length=12, verbose_name='standing')),
                ('is_floating', models.BooleanField(default=False, verbose_name='floating member')),
                ('home_organisation', models.CharField(blank=True, max_length=120, verbose_name='organisation at home')),
                ('found_by', models.CharField(choices=[('organisation', 'the organisation found them'), ('member', 'they reported by themselves'), ('ledger', 'taken from a ledger')], max_length=12, verbose_name='who found whom')),
                ('joined_on', models.DateField(blank=True, null=True, verbose_name='joined the party')),
                ('since', models.DateField(verbose_name='in the base since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='transferred out')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PartyOrganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('committee', 'party committee'), ('general_branch', 'general branch'), ('branch', 'branch'), ('group', 'party group'), ('contact_point', 'contact point')], max_length=16, verbose_name='kind')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('place_text', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('is_street', models.BooleanField(default=False, verbose_name='functional, for a street block')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'verbose_name': 'party organisation',
                'verbose_name_plural': 'party organisations',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PartyOrganisationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('committee', 'party committee'), ('general_branch', 'general branch'), ('branch', 'branch'), ('group', 'party group'), ('contact_point', 'contact point')], max_length=16, verbose_name='kind')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('place_text', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('is_street', models.BooleanField(default=False, verbose_name='functional, for a street block')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PartyTransfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('in', 'in'), ('out', 'out')], max_length=4, verbose_name='direction')),
                ('on', models.DateField(verbose_name='day')),
                ('other', models.CharField(max_length=120, verbose_name='the other organisation')),
            ],
            options={
                'verbose_name': 'transfer of a member',
                'verbose_name_plural': 'transfers of members',
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PersonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('full_name', models.CharField(max_length=100, verbose_name='full name')),
                ('identity_kind', models.CharField(choices=[('none', 'no document'), ('resident', 'resident identity card'), ('legacy', 'old 15-digit identity card'), ('permit', 'residence permit for Hong Kong, Macao and Taiwan'), ('foreigner_card', 'permanent residence card'), ('old_foreigner_card', 'old permanent residence card'), ('home_return', 'home return permit'), ('taiwan_pass', 'Taiwan resident travel permit'), ('chinese_passport', 'Chinese passport'), ('foreign_passport', 'foreign passport'), ('unknown', 'document not recognised')], default='none', max_length=20, verbose_name='kind of document')),
                ('identity', liuli.privacy.fields.EncryptedTextField(associated='residents.person.identity', null=True, verbose_name='identity number')),
                ('identity_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, verbose_name='identity index')),
                ('identity_tail', models.CharField(blank=True, max_length=4, verbose_name='last four of the identity number')),
                ('phone', liuli.privacy.fields.EncryptedTextField(associated='residents.person.phone', null=True, verbose_name='phone')),
                ('phone_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, verbose_name='phone index')),
                ('phone_tail', models.CharField(blank=True, max_length=4, verbose_name='last four of the phone')),
                ('other_phone', liuli.privacy.fields.EncryptedTextField(associated='residents.person.other_phone', null=True, verbose_name='second phone')),
                ('other_phone_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, verbose_name='second phone index')),
                ('sex', models.CharField(choices=[('0', 'not known'), ('1', 'male'), ('2', 'female'), ('9', 'not stated')], default='0', max_length=1, verbose_name='sex')),
                ('birth_on', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                ('hukou', models.CharField(choices=[('local', 'local registration'), ('elsewhere', 'registered elsewhere'), ('unknown', 'registration not known')], default='unknown', max_length=10, verbose_name='household registration')),
                ('hukou_place', models.CharField(blank=True, max_length=200, verbose_name='place of registration')),
                ('marital', models.CharField(blank=True, max_length=4, verbose_name='marital status')),
                ('education', models.CharField(blank=True, max_length=4, verbose_name='education')),
                ('political', models.CharField(blank=True, max_length=4, verbose_name='political status')),
                ('occupation', models.CharField(blank=True, max_length=60, verbose_name='occupation')),
                ('has_fixed_work', models.BooleanField(blank=True, null=True, verbose_name='has fixed work')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('unread', models.JSONField(blank=True, default=dict, verbose_name='words that were not understood')),
                ('last_seen_on', models.DateField(blank=True, null=True, verbose_name='last seen')),
                ('is_synthetic', models.BooleanField(default=False, verbose_name='invented for practice')),
                ('entered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='entered')),
                ('erased_at', models.DateTimeField(editable=False, null=True, verbose_name='erased')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PraiseHands',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hands', models.PositiveIntegerField(verbose_name='hands')),
            ],
            options={
                'verbose_name': 'hands for a nominee',
                'verbose_name_plural': 'hands for nominees',
                'ordering': ['tally', 'nomination'],
            },
        ),
        migrations.CreateModel(
            name='PraiseHandsEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('hands', models.PositiveIntegerField(verbose_name='hands')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PraiseRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('closes_on', models.DateField(verbose_name='nominations until')),
                ('counted_on', models.DateField(blank=True, editable=False, null=True, verbose_name='hands counted on')),
            ],
            options={
                'verbose_name': 'commendation',
                'verbose_name_plural': 'commendations',
                'ordering': ['-closes_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PraiseRoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('closes_on', models.DateField(verbose_name='nominations until')),
                ('counted_on', models.DateField(blank=True, editable=False, null=True, verbose_name='hands counted on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PraiseTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(verbose_name='teller')),
                ('present', models.PositiveIntegerField(verbose_name='people present')),
                ('held_on', models.DateField(verbose_name='held on')),
            ],
            options={
                'verbose_name': 'count of hands',
                'verbose_name_plural': 'counts of hands',
                'ordering': ['round', 'place'],
            },
        ),
        migrations.CreateModel(
            name='PraiseTallyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('place', models.PositiveSmallIntegerField(verbose_name='teller')),
                ('present', models.PositiveIntegerField(verbose_name='people present')),
                ('held_on', models.DateField(verbose_name='held on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PrivacyNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(verbose_name='version')),
                ('processor', models.CharField(max_length=200, verbose_name='who processes, and how to reach them')),
                ('purposes', models.TextField(max_length=2000, verbose_name='what for, and how')),
                ('kinds', models.TextField(max_length=2000, verbose_name='which data')),
                ('retention', models.TextField(max_length=1000, verbose_name='how long it is kept')),
                ('rights', models.TextField(max_length=2000, verbose_name='rights, and how to use them')),
                ('asks_consent_again', models.BooleanField(default=False, verbose_name='consents given before have to be asked for again')),
                ('published_on', models.DateField(verbose_name='published')),
            ],
            options={
                'verbose_name': 'privacy notice',
                'verbose_name_plural': 'privacy notices',
                'ordering': ['-version', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Purpose',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=30, unique=True, verbose_name='key')),
                ('name', models.CharField(max_length=60, verbose_name='purpose')),
                ('basis', models.CharField(choices=[('consent', 'consent of the person'), ('contract', 'a contract with the person'), ('duty', 'a duty or task given by law'), ('emergency', 'an emergency of life, health or property'), ('public', 'made public by the person or by law')], max_length=10, verbose_name='legal basis')),
                ('law', models.CharField(max_length=120, verbose_name='law')),
                ('retention', models.CharField(max_length=120, verbose_name='kept for')),
                ('is_sensitive', models.BooleanField(default=False, verbose_name='sensitive data')),
                ('keeps', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), size=None, verbose_name='stored fields')),
            ],
            options={
                'verbose_name': 'purpose of processing',
                'verbose_name_plural': 'purposes of processing',
                'ordering': ['key'],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number of the paper')),
                ('choice', liuli.privacy.fields.EncryptedTextField(associated='residents.reading.choice', verbose_name='choice')),
                ('mark', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, verbose_name='mark')),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'reading of a ballot',
                'verbose_name_plural': 'readings of ballots',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='RecordedBallot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('door', models.CharField(max_length=80, verbose_name='door')),
                ('holder', models.CharField(blank=True, max_length=50, verbose_name='householder')),
                ('took_part', models.BooleanField(default=True, verbose_name='took part')),
                ('choice', models.CharField(blank=True, choices=[('for', 'for'), ('against', 'against'), ('abstain', 'abstain'), ('invalid', 'invalid ballot')], max_length=8, verbose_name='choice')),
                ('channel', models.CharField(choices=[('fixed', 'at the polling place'), ('visit', 'at the door'), ('meeting', 'at the meeting'), ('unknown', 'channel not recorded')], default='unknown', max_length=8, verbose_name='channel')),
                ('voted_on', models.DateField(blank=True, null=True, verbose_name='voted on')),
            ],
            options={
                'verbose_name': 'recorded ballot',
                'verbose_name_plural': 'recorded ballots',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('text', models.CharField(max_length=500, verbose_name='what was resolved')),
            ],
            options={
                'verbose_name': 'resolution',
                'verbose_name_plural': 'resolutions',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='RightsRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('copy', 'see it and get a copy'), ('correct', 'correct it'), ('delete', 'delete it'), ('explain', 'have the rules explained'), ('object', 'object to the class computed')], max_length=8, verbose_name='what is asked')),
                ('applicant', models.CharField(choices=[('self', 'the person'), ('guardian', 'the guardian'), ('relative', 'a near relative of somebody who has died'), ('agent', 'an agent with a written authority')], max_length=10, verbose_name='who asks')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='in their words')),
                ('status', models.CharField(choices=[('received', 'received, to be answered'), ('answered', 'answered'), ('refused', 'refused with reasons')], default='received', max_length=10, verbose_name='state of the request')),
                ('received_at', models.DateTimeField(verbose_name='received')),
                ('due_on', models.DateField(verbose_name='answer by')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='answer or reasons')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
            ],
            options={
                'verbose_name': 'request about personal data',
                'verbose_name_plural': 'requests about personal data',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='RollEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number on the roll')),
                ('door', models.CharField(blank=True, max_length=260, verbose_name='door')),
                ('area_m2', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='area (m²)')),
            ],
            options={
                'verbose_name': 'line of a roll',
                'verbose_name_plural': 'lines of a roll',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
            ],
            options={
                'verbose_name': 'seat',
                'verbose_name_plural': 'seats',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='SeatTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('election', models.CharField(max_length=200, verbose_name='how elected')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='term')),
            ],
            options={
                'verbose_name': 'term on a seat',
                'verbose_name_plural': 'terms on seats',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='SeatTermEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('election', models.CharField(max_length=200, verbose_name='how elected')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='term')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ServiceTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tag', models.CharField(choices=[('lives_alone', 'elderly, living alone'), ('empty_nest', 'elderly, children away'), ('eighty', 'aged 80 or over'), ('disabled', 'disabled person'), ('low_income', 'minimum living allowance'), ('extreme_hardship', 'person in extreme hardship'), ('near_low_income', 'just above the minimum allowance'), ('child_in_need', 'child in need'), ('left_behind_child', 'left-behind child'), ('expecting', 'pregnant woman or new mother'), ('veteran', 'veteran'), ('lost_only_child', 'family that lost its only child'), ('newcomer_asks', 'newcomer asking for help')], max_length=20, verbose_name='service tag')),
                ('basis', models.CharField(choices=[('consent', 'the person agreed'), ('law', 'a law provides for it'), ('unstated', 'basis still to be asked')], default='unstated', max_length=10, verbose_name='basis')),
                ('purpose', models.CharField(blank=True, max_length=100, verbose_name='purpose')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'verbose_name': 'service tag',
                'verbose_name_plural': 'service tags',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ServiceTagEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('tag', models.CharField(choices=[('lives_alone', 'elderly, living alone'), ('empty_nest', 'elderly, children away'), ('eighty', 'aged 80 or over'), ('disabled', 'disabled person'), ('low_income', 'minimum living allowance'), ('extreme_hardship', 'person in extreme hardship'), ('near_low_income', 'just above the minimum allowance'), ('child_in_need', 'child in need'), ('left_behind_child', 'left-behind child'), ('expecting', 'pregnant woman or new mother'), ('veteran', 'veteran'), ('lost_only_child', 'family that lost its only child'), ('newcomer_asks', 'newcomer asking for help')], max_length=20, verbose_name='service tag')),
                ('basis', models.CharField(choices=[('consent', 'the person agreed'), ('law', 'a law provides for it'), ('unstated', 'basis still to be asked')], default='unstated', max_length=10, verbose_name='basis')),
                ('purpose', models.CharField(blank=True, max_length=100, verbose_name='purpose')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SkillOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('skill', models.CharField(choices=[('water', 'water pipes and drains'), ('electric', 'electricity and gas'), ('repair', 'carpentry, locks and small repairs'), ('rescue', 'fire fighting and rescue'), ('aid', 'nursing and first aid'), ('law', 'law'), ('mediate', 'mediation'), ('teach', 'teaching and minding children'), ('digital', 'computers and telephones'), ('accounts', 'accounts and papers'), ('drive', 'driving and carrying'), ('arts', 'music, crafts and sport'), ('cook', 'cooking and haircuts'), ('other', 'something else')], max_length=10, verbose_name='skill')),
                ('group', models.CharField(choices=[('lead', 'neighbour others follow'), ('two_new', 'new economy or new society'), ('new_work', 'couriers, drivers, new jobs'), ('youth', 'Youth League member'), ('none', 'none of these')], default='none', max_length=10, verbose_name='speaks for')),
                ('note', models.CharField(blank=True, max_length=100, verbose_name='when and how')),
                ('since', models.DateField(verbose_name='since')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='no longer since')),
            ],
            options={
                'verbose_name': 'skill to call for',
                'verbose_name_plural': 'call list by skill',
                'ordering': ['skill', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SkillOfferEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('skill', models.CharField(choices=[('water', 'water pipes and drains'), ('electric', 'electricity and gas'), ('repair', 'carpentry, locks and small repairs'), ('rescue', 'fire fighting and rescue'), ('aid', 'nursing and first aid'), ('law', 'law'), ('mediate', 'mediation'), ('teach', 'teaching and minding children'), ('digital', 'computers and telephones'), ('accounts', 'accounts and papers'), ('drive', 'driving and carrying'), ('arts', 'music, crafts and sport'), ('cook', 'cooking and haircuts'), ('other', 'something else')], max_length=10, verbose_name='skill')),
                ('group', models.CharField(choices=[('lead', 'neighbour others follow'), ('two_new', 'new economy or new society'), ('new_work', 'couriers, drivers, new jobs'), ('youth', 'Youth League member'), ('none', 'none of these')], default='none', max_length=10, verbose_name='speaks for')),
                ('note', models.CharField(blank=True, max_length=100, verbose_name='when and how')),
                ('since', models.DateField(verbose_name='since')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='no longer since')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Stay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('small_hotel', 'small hotel'), ('group_rental', 'shared rental'), ('daily_rental', 'rented by the day'), ('work_shed', 'work shed'), ('partition', 'partitioned room'), ('one_bedroom', 'one-bedroom flat'), ('courtyard', 'courtyard flat'), ('owned', 'own home'), ('dormitory', 'staff dormitory'), ('unknown', 'kind not known')], default='unknown', max_length=16, verbose_name='kind of stay')),
                ('room', models.CharField(blank=True, max_length=40, verbose_name='room or bed')),
                ('is_compliant', models.BooleanField(default=True, verbose_name='compliant')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
                ('starts_on', models.GeneratedField(db_persist=True, expression=models.F('period__startswith'), output_field=models.DateField(null=True, verbose_name='moved in'))),
                ('ends_on', models.GeneratedField(db_persist=True, expression=models.F('period__endswith'), output_field=models.DateField(null=True, verbose_name='moved out'))),
                ('is_verified', models.BooleanField(default=False, verbose_name='verified')),
                ('source', models.CharField(choices=[('ledger', 'from a ledger'), ('desk', 'entered at the desk'), ('field', 'entered at the door'), ('landlord', 'reported by the landlord')], default='desk', max_length=8, verbose_name='source')),
                ('row_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='fingerprint of the ledger row')),
                ('entered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='entered')),
            ],
            options={
                'verbose_name': 'stay',
                'verbose_name_plural': 'stays',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='StayEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('small_hotel', 'small hotel'), ('group_rental', 'shared rental'), ('daily_rental', 'rented by the day'), ('work_shed', 'work shed'), ('partition', 'partitioned room'), ('one_bedroom', 'one-bedroom flat'), ('courtyard', 'courtyard flat'), ('owned', 'own home'), ('dormitory', 'staff dormitory'), ('unknown', 'kind not known')], default='unknown', max_length=16, verbose_name='kind of stay')),
                ('room', models.CharField(blank=True, max_length=40, verbose_name='room or bed')),
                ('is_compliant', models.BooleanField(default=True, verbose_name='compliant')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
                ('is_verified', models.BooleanField(default=False, verbose_name='verified')),
                ('source', models.CharField(choices=[('ledger', 'from a ledger'), ('desk', 'entered at the desk'), ('field', 'entered at the door'), ('landlord', 'reported by the landlord')], default='desk', max_length=8, verbose_name='source')),
                ('entered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='entered')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StayTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='first day of the month')),
                ('way', models.CharField(choices=[('came', 'came'), ('went', 'went')], max_length=4, verbose_name='which way')),
                ('people', models.PositiveIntegerField(default=0, verbose_name='people')),
            ],
            options={
                'verbose_name': 'total of stays kept no more',
                'verbose_name_plural': 'totals of stays kept no more',
                'ordering': ['unit_id', 'month'],
            },
        ),
        migrations.CreateModel(
            name='Teller',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(choices=[(1, 'first count'), (2, 'second count'), (3, 'third look')], verbose_name='place')),
                ('round', models.PositiveSmallIntegerField(verbose_name='count')),
                ('began_at', models.DateTimeField(verbose_name='began at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
            ],
            options={
                'verbose_name': 'teller',
                'verbose_name_plural': 'tellers',
                'ordering': ['round', 'place'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TenantReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('direction', models.CharField(choices=[('in', 'moved in'), ('out', 'moved out')], max_length=4, verbose_name='report')),
                ('full_name', liuli.privacy.fields.EncryptedTextField(associated='residents.report.name', null=True, verbose_name='full name')),
                ('identity', liuli.privacy.fields.EncryptedTextField(associated='residents.report.identity', null=True, verbose_name='identity number')),
                ('phone', liuli.privacy.fields.EncryptedTextField(associated='residents.report.phone', null=True, verbose_name='phone')),
                ('day', models.DateField(verbose_name='day')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('status', models.CharField(choices=[('reported', 'to be checked'), ('taken', 'recorded'), ('refused', 'not recorded'), ('withdrawn', 'withdrawn')], default='reported', max_length=10, verbose_name='state')),
                ('reported_at', models.DateTimeField(verbose_name='reported at')),
                ('due_on', models.DateField(verbose_name='check by')),
                ('checked_at', models.DateTimeField(blank=True, null=True, verbose_name='checked at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'tenant reported by a landlord',
                'verbose_name_plural': 'tenants reported by landlords',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ThemeChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=500, verbose_name='what it changed')),
            ],
            options={
                'verbose_name': 'change by a theme',
                'verbose_name_plural': 'changes by themes',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ThemeMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'theme of an answer',
                'verbose_name_plural': 'themes of answers',
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('school', 'child in a school here'), ('spouse', 'spouse lives here too'), ('permit', 'residence permit'), ('insurance', 'social insurance paid here')], max_length=10, verbose_name='kind of tie')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
                ('source', models.CharField(choices=[('ledger', 'from a ledger'), ('desk', 'entered at the desk'), ('field', 'entered at the door'), ('landlord', 'reported by the landlord')], default='desk', max_length=8, verbose_name='source')),
            ],
            options={
                'verbose_name': 'tie to the place',
                'verbose_name_plural': 'ties to the place',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='TieEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('school', 'child in a school here'), ('spouse', 'spouse lives here too'), ('permit', 'residence permit'), ('insurance', 'social insurance paid here')], max_length=10, verbose_name='kind of tie')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
                ('source', models.CharField(choices=[('ledger', 'from a ledger'), ('desk', 'entered at the desk'), ('field', 'entered at the door'), ('landlord', 'reported by the landlord')], default='desk', max_length=8, verbose_name='source')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(max_length=100, verbose_name='what it was about')),
                ('place', models.CharField(max_length=80, verbose_name='place')),
                ('held_on', models.DateField(verbose_name='held on')),
            ],
            options={
                'verbose_name': 'training',
                'verbose_name_plural': 'trainings',
                'ordering': ['-held_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='TrainingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('topic', models.CharField(max_length=100, verbose_name='what it was about')),
                ('place', models.CharField(max_length=80, verbose_name='place')),
                ('held_on', models.DateField(verbose_name='held on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TrainingSignIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('none', 'was there'), ('passed', 'passed the test'), ('failed', 'did not pass the test')], default='none', max_length=8, verbose_name='result')),
            ],
            options={
                'verbose_name': 'sign-in at a training',
                'verbose_name_plural': 'sign-ins at trainings',
                'ordering': ['training_id', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TrainingSignInEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('result', models.CharField(choices=[('none', 'was there'), ('passed', 'passed the test'), ('failed', 'did not pass the test')], default='none', max_length=8, verbose_name='result')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('matter', models.TextField(blank=True, max_length=2000, verbose_name='what is voted on')),
                ('basis', models.CharField(choices=[('owners_ordinary', 'owners, ordinary matter'), ('owners_special', 'owners, heavy matter'), ('residents_meeting', "residents' meeting"), ('villager_group', 'villager group meeting'), ('villagers_adults', "villagers' meeting, by adults"), ('villagers_houses', "villagers' meeting, by households"), ('members_assembly', "assembly of the collective's members"), ('consultative', 'consultative poll with a quorum of its own'), ('unstated', 'basis not stated')], default='unstated', max_length=20, verbose_name='who decides under which rule')),
                ('basis_reason', models.CharField(blank=True, default='', max_length=300, verbose_name='why this rule')),
                ('voters', models.CharField(choices=[('households', 'one voice for each household'), ('adults', 'one voice for each adult')], default='households', max_length=10, verbose_name='whose voices count')),
                ('law', models.CharField(blank=True, max_length=120, verbose_name='legal basis')),
                ('quorum', models.CharField(blank=True, max_length=5, verbose_name='quorum')),
                ('is_quorum_strict', models.BooleanField(default=False, verbose_name='more than the quorum')),
                ('agreement', models.CharField(blank=True, max_length=5, verbose_name='agreement needed')),
                ('is_agreement_strict', models.BooleanField(default=False, verbose_name='more than the agreement')),
                ('passes_of_roll', models.BooleanField(default=False, verbose_name='agreement of the whole roll')),
                ('by_area', models.BooleanField(default=False, verbose_name='also measured by area')),
                ('is_secret', models.BooleanField(default=False, verbose_name='secret ballot')),
                ('is_election', models.BooleanField(default=False, verbose_name='people are elected')),
                ('road', models.CharField(blank=True, default='', max_length=60, verbose_name='only households of this road')),
                ('notice_days', models.PositiveSmallIntegerField(default=0, verbose_name='days of notice')),
                ('proxies_each', models.PositiveSmallIntegerField(default=1, verbose_name='proxies per person')),
                ('status', models.CharField(choices=[('draft', 'in preparation'), ('noticed', 'announced'), ('open', 'open'), ('closed', 'closed'), ('published', 'published'), ('void', 'called off'), ('recorded', 'taken from a ledger')], default='draft', max_length=10, verbose_name='state')),
                ('noticed_on', models.DateField(blank=True, null=True, verbose_name='announced on')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='held on')),
                ('opened_on', models.DateField(blank=True, null=True, verbose_name='opened on')),
                ('ageless_count', models.PositiveIntegerField(default=0, verbose_name='residents without a date of birth, not on the roll')),
                ('count_round', models.PositiveSmallIntegerField(default=1, verbose_name='count')),
                ('roll_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='fingerprint of the frozen roll')),
                ('seal', models.CharField(blank=True, editable=False, max_length=64, verbose_name='seal')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                ('published_until', models.DateField(blank=True, null=True, verbose_name='published until')),
            ],
            options={
                'verbose_name': 'vote',
                'verbose_name_plural': 'votes',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='VoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('matter', models.TextField(blank=True, max_length=2000, verbose_name='what is voted on')),
                ('basis', models.CharField(choices=[('owners_ordinary', 'owners, ordinary matter'), ('owners_special', 'owners, heavy matter'), ('residents_meeting', "residents' meeting"), ('villager_group', 'villager group meeting'), ('villagers_adults', "villagers' meeting, by adults"), ('villagers_houses', "villagers' meeting, by households"), ('members_assembly', "assembly of the collective's members"), ('consultative', 'consultative poll with a quorum of its own'), ('unstated', 'basis not stated')], default='unstated', max_length=20, verbose_name='who decides under which rule')),
                ('basis_reason', models.CharField(blank=True, default='', max_length=300, verbose_name='why this rule')),
                ('voters', models.CharField(choices=[('households', 'one voice for each household'), ('adults', 'one voice for each adult')], default='households', max_length=10, verbose_name='whose voices count')),
                ('law', models.CharField(blank=True, max_length=120, verbose_name='legal basis')),
                ('quorum', models.CharField(blank=True, max_length=5, verbose_name='quorum')),
                ('is_quorum_strict', models.BooleanField(default=False, verbose_name='more than the quorum')),
                ('agreement', models.CharField(blank=True, max_length=5, verbose_name='agreement needed')),
                ('is_agreement_strict', models.BooleanField(default=False, verbose_name='more than the agreement')),
                ('passes_of_roll', models.BooleanField(default=False, verbose_name='agreement of the whole roll')),
                ('by_area', models.BooleanField(default=False, verbose_name='also measured by area')),
                ('is_secret', models.BooleanField(default=False, verbose_name='secret ballot')),
                ('is_election', models.BooleanField(default=False, verbose_name='people are elected')),
                ('road', models.CharField(blank=True, default='', max_length=60, verbose_name='only households of this road')),
                ('notice_days', models.PositiveSmallIntegerField(default=0, verbose_name='days of notice')),
                ('proxies_each', models.PositiveSmallIntegerField(default=1, verbose_name='proxies per person')),
                ('status', models.CharField(choices=[('draft', 'in preparation'), ('noticed', 'announced'), ('open', 'open'), ('closed', 'closed'), ('published', 'published'), ('void', 'called off'), ('recorded', 'taken from a ledger')], default='draft', max_length=10, verbose_name='state')),
                ('noticed_on', models.DateField(blank=True, null=True, verbose_name='announced on')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='held on')),
                ('opened_on', models.DateField(blank=True, null=True, verbose_name='opened on')),
                ('ageless_count', models.PositiveIntegerField(default=0, verbose_name='residents without a date of birth, not on the roll')),
                ('count_round', models.PositiveSmallIntegerField(default=1, verbose_name='count')),
                ('roll_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='fingerprint of the frozen roll')),
                ('seal', models.CharField(blank=True, editable=False, max_length=64, verbose_name='seal')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                ('published_until', models.DateField(blank=True, null=True, verbose_name='published until')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VoteMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('announced', 'announced'), ('opened', 'opened, roll frozen'), ('box_out', 'mobile ballot box sent out'), ('box_back', 'mobile ballot box taken back'), ('recount', 'new count begun'), ('close_asked', 'closing asked for'), ('closed', 'closed and sealed'), ('published', 'published'), ('called_off', 'called off')], max_length=12, verbose_name='step')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='words')),
            ],
            options={
                'verbose_name': 'step of a vote',
                'verbose_name_plural': 'steps of a vote',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('youth_post', "young members' post"), ('hazards', 'finding hazards'), ('culture', 'culture and sports'), ('digital', 'digital community')], max_length=12, verbose_name='kind')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='term')),
            ],
            options={
                'verbose_name': 'working group',
                'verbose_name_plural': 'working groups',
                'ordering': ['kind', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='WorkGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('youth_post', "young members' post"), ('hazards', 'finding hazards'), ('culture', 'culture and sports'), ('digital', 'digital community')], max_length=12, verbose_name='kind')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='term')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkGroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_lead', models.BooleanField(default=False, verbose_name='leads the group')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'verbose_name': 'member of a working group',
                'verbose_name_plural': 'members of working groups',
                'ordering': ['-is_lead', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='WorkGroupMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('is_lead', models.BooleanField(default=False, verbose_name='leads the group')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkGroupTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='task')),
                ('given_on', models.DateField(verbose_name='given on')),
                ('due_on', models.DateField(verbose_name='due')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('result', models.CharField(blank=True, max_length=200, verbose_name='result')),
            ],
            options={
                'verbose_name': 'task of a working group',
                'verbose_name_plural': 'tasks of working groups',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='WorkGroupTaskEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=120, verbose_name='task')),
                ('given_on', models.DateField(verbose_name='given on')),
                ('due_on', models.DateField(verbose_name='due')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('result', models.CharField(blank=True, max_length=200, verbose_name='result')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='approvedtask',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='approvedtaskevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='approvedtaskevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.approvedtask'),
        ),
        migrations.AddField(
            model_name='approvedtaskevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='breach',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='breach',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='canvassdoor',
            name='address',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='canvassdoor',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='canvassdoorevent',
            name='address',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='canvassdoorevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='canvassdoorevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.canvassdoor'),
        ),
        migrations.AddField(
            model_name='canvassdoorevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='canvassdrive',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='canvassdoorevent',
            name='drive',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.canvassdrive', verbose_name='canvass drive'),
        ),
        migrations.AddField(
            model_name='canvassdoor',
            name='drive',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doors', to='residents.canvassdrive', verbose_name='canvass drive'),
        ),
        migrations.AddField(
            model_name='canvassdriveevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='canvassdriveevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.canvassdrive'),
        ),
        migrations.AddField(
            model_name='canvassdriveevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.CreateModel(
            name='ClassReading',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='class_reading', serialize=False, to='residents.person', verbose_name='resident')),
                ('kind', models.CharField(choices=[('local', 'local'), ('new', 'new arrival'), ('undetermined', 'undetermined'), ('transitional', 'transitional'), ('floating', 'floating'), ('rooted', 'rooted')], max_length=16, verbose_name='class')),
                ('read_on', models.DateField(verbose_name='day of the run')),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), default=list, size=None, verbose_name='reasons')),
                ('rule_version', models.CharField(max_length=16, verbose_name='rule version')),
            ],
            options={
                'verbose_name': 'latest reading of a class',
                'verbose_name_plural': 'latest readings of classes',
            },
        ),
        migrations.AddField(
            model_name='person',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='person',
            name='merged_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='merged into'),
        ),
        migrations.AddField(
            model_name='person',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='classspell',
            name='overridden_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='overridden by'),
        ),
        migrations.AddField(
            model_name='classspell',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='class_spells', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='classspellevent',
            name='overridden_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='overridden by'),
        ),
        migrations.AddField(
            model_name='classspellevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='classspellevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='classspellevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.classspell'),
        ),
        migrations.AddConstraint(
            model_name='code',
            constraint=models.UniqueConstraint(fields=('table', 'code'), name='code_once_per_table'),
        ),
        migrations.AddConstraint(
            model_name='code',
            constraint=models.CheckConstraint(condition=models.Q(('table__in', ['sex', 'marital', 'education', 'political', 'relation'])), name='code_table_known'),
        ),
        migrations.AddField(
            model_name='committee',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='committeeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='committeeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.committee'),
        ),
        migrations.AddField(
            model_name='committeeevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='consent',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='consent',
            name='recorded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='consentevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='consentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='consentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.consent'),
        ),
        migrations.AddField(
            model_name='consentevent',
            name='recorded_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='convention',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='conventionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='conventionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.convention'),
        ),
        migrations.AddField(
            model_name='conventionevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='conventionversion',
            name='convention',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='residents.convention', verbose_name='convention'),
        ),
        migrations.AddField(
            model_name='conventionversionevent',
            name='convention',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.convention', verbose_name='convention'),
        ),
        migrations.AddField(
            model_name='conventionversionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='conventionversionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.conventionversion'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='consent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.consent', verbose_name='consent'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='duplicatepair',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='duplicatepair',
            name='first',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='residents.person', verbose_name='first resident'),
        ),
        migrations.AddField(
            model_name='duplicatepair',
            name='second',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='residents.person', verbose_name='second resident'),
        ),
        migrations.AddField(
            model_name='duplicatepairevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='duplicatepairevent',
            name='first',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='first resident'),
        ),
        migrations.AddField(
            model_name='duplicatepairevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='duplicatepairevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.duplicatepair'),
        ),
        migrations.AddField(
            model_name='duplicatepairevent',
            name='second',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='second resident'),
        ),
        migrations.AddField(
            model_name='dwelling',
            name='address',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='dwelling',
            name='unit',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='dwellingevent',
            name='address',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='dwellingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='dwellingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.dwelling'),
        ),
        migrations.AddField(
            model_name='dwellingevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='erasure',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='erased by'),
        ),
        migrations.AddField(
            model_name='erasure',
            name='person',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='followup',
            name='done_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='followupevent',
            name='done_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='followupevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='followupevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.followup'),
        ),
        migrations.AddField(
            model_name='gridduty',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='gridduty',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='gridduty',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='colleague'),
        ),
        migrations.AddField(
            model_name='griddutyevent',
            name='person',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='griddutyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='griddutyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.gridduty'),
        ),
        migrations.AddField(
            model_name='griddutyevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='griddutyevent',
            name='user',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='colleague'),
        ),
        migrations.AddField(
            model_name='gridtask',
            name='task',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.approvedtask', verbose_name='approved task'),
        ),
        migrations.AddField(
            model_name='gridtask',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='grid'),
        ),
        migrations.AddField(
            model_name='gridtaskevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='gridtaskevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.gridtask'),
        ),
        migrations.AddField(
            model_name='gridtaskevent',
            name='task',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.approvedtask', verbose_name='approved task'),
        ),
        migrations.AddField(
            model_name='gridtaskevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='grid'),
        ),
        migrations.AddField(
            model_name='household',
            name='address',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='household',
            name='dwelling',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='households', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='household',
            name='unit',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='householdevent',
            name='address',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='householdevent',
            name='dwelling',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='householdevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='householdevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.household'),
        ),
        migrations.AddField(
            model_name='householdevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='householdmember',
            name='household',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='residents.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='householdmember',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='householdmemberevent',
            name='household',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='householdmemberevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='householdmemberevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='householdmemberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.householdmember'),
        ),
        migrations.AddField(
            model_name='knock',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='knock',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='knocks', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='knock',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='landlordduty',
            name='set_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='set by'),
        ),
        migrations.AddField(
            model_name='landlorddutyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='landlorddutyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.landlordduty'),
        ),
        migrations.AddField(
            model_name='landlorddutyevent',
            name='set_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='set by'),
        ),
        migrations.AddField(
            model_name='landlordmember',
            name='account',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account on the phone page'),
        ),
        migrations.AddField(
            model_name='landlordmember',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='landlord'),
        ),
        migrations.AddField(
            model_name='landlorddutyevent',
            name='member',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.landlordmember', verbose_name='landlord'),
        ),
        migrations.AddField(
            model_name='landlordduty',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='residents.landlordmember', verbose_name='landlord'),
        ),
        migrations.AddField(
            model_name='landlordmemberevent',
            name='account',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account on the phone page'),
        ),
        migrations.AddField(
            model_name='landlordmemberevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='landlord'),
        ),
        migrations.AddField(
            model_name='landlordmemberevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='landlordmemberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.landlordmember'),
        ),
        migrations.AddField(
            model_name='legalhold',
            name='lifted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lifted by'),
        ),
        migrations.AddField(
            model_name='legalhold',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='legalhold',
            name='placed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='placed by'),
        ),
        migrations.AddField(
            model_name='letting',
            name='dwelling',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lettings', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='letting',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lettings', to='residents.person', verbose_name='landlord'),
        ),
        migrations.AddField(
            model_name='lettingevent',
            name='dwelling',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='lettingevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='landlord'),
        ),
        migrations.AddField(
            model_name='lettingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='lettingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.letting'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='minuted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='minutes by'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='residents.meeting', verbose_name='meeting'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='minuted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='minutes by'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.meeting'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='merge',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='merged by'),
        ),
        migrations.AddField(
            model_name='merge',
            name='merged',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident who was merged'),
        ),
        migrations.AddField(
            model_name='merge',
            name='survivor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident who was kept'),
        ),
        migrations.AddField(
            model_name='merge',
            name='undone_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken back by'),
        ),
        migrations.AddField(
            model_name='microgridarea',
            name='grid',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='grid'),
        ),
        migrations.AddField(
            model_name='microgridarea',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='microgrid'),
        ),
        migrations.AddField(
            model_name='microgridareaevent',
            name='grid',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='grid'),
        ),
        migrations.AddField(
            model_name='microgridareaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='microgridareaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.microgridarea'),
        ),
        migrations.AddField(
            model_name='microgridareaevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='microgrid'),
        ),
        migrations.AddField(
            model_name='minoraccess',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='minoraccess',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='minoraccess',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='mobilebox',
            name='first',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='first carrier'),
        ),
        migrations.AddField(
            model_name='mobilebox',
            name='received_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken back by'),
        ),
        migrations.AddField(
            model_name='mobilebox',
            name='second',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='second carrier'),
        ),
        migrations.AddField(
            model_name='need',
            name='address',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='need',
            name='again_of',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.need', verbose_name='comes back from'),
        ),
        migrations.AddField(
            model_name='need',
            name='doer',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='in the hands of'),
        ),
        migrations.AddField(
            model_name='need',
            name='noted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by'),
        ),
        migrations.AddField(
            model_name='need',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='need',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='address',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='again_of',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.need', verbose_name='comes back from'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='doer',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='in the hands of'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='noted_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='person',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.need'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='needmove',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='needmove',
            name='need',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='residents.need', verbose_name='need'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='nominated_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='nominated by'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='reviewed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by'),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='nominated_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='nominated by'),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.nomination'),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='reviewed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by'),
        ),
        migrations.AddField(
            model_name='noticetelling',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='told by'),
        ),
        migrations.AddField(
            model_name='noticetelling',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='occupancyban',
            name='address',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='occupancyban',
            name='dwelling',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bans', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='occupancyban',
            name='imposed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imposed by'),
        ),
        migrations.AddField(
            model_name='occupancyban',
            name='lifted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lifted by'),
        ),
        migrations.AddField(
            model_name='occupancyban',
            name='unit',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='occupancybanevent',
            name='address',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='occupancybanevent',
            name='dwelling',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='occupancybanevent',
            name='imposed_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imposed by'),
        ),
        migrations.AddField(
            model_name='occupancybanevent',
            name='lifted_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lifted by'),
        ),
        migrations.AddField(
            model_name='occupancybanevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='occupancybanevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.occupancyban'),
        ),
        migrations.AddField(
            model_name='occupancybanevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='household',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='opinionround',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='residents.opinionround', verbose_name='opinion round'),
        ),
        migrations.AddField(
            model_name='conventionversionevent',
            name='round',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.opinionround', verbose_name='opinion round'),
        ),
        migrations.AddField(
            model_name='conventionversion',
            name='round',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.opinionround', verbose_name='opinion round'),
        ),
        migrations.AddField(
            model_name='opinionroundevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='opinionroundevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.opinionround'),
        ),
        migrations.AddField(
            model_name='opinionroundevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='opiniontheme',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='residents.opinionround', verbose_name='opinion round'),
        ),
        migrations.AddField(
            model_name='opinionthemeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='opinionthemeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.opiniontheme'),
        ),
        migrations.AddField(
            model_name='opinionthemeevent',
            name='round',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.opinionround', verbose_name='opinion round'),
        ),
        migrations.AddField(
            model_name='paper',
            name='back_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken back by'),
        ),
        migrations.AddField(
            model_name='paper',
            name='box',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='residents.mobilebox', verbose_name='mobile ballot box'),
        ),
        migrations.AddField(
            model_name='paper',
            name='out_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed out by'),
        ),
        migrations.AddField(
            model_name='partycontact',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='partymember',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='partycontact',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='residents.partymember', verbose_name='party member'),
        ),
        migrations.AddField(
            model_name='partymemberevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='partymemberevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='partymemberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.partymember'),
        ),
        migrations.AddField(
            model_name='partyorganisation',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='residents.partyorganisation', verbose_name='belongs to'),
        ),
        migrations.AddField(
            model_name='partyorganisation',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='partymemberevent',
            name='contact_point',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.partyorganisation', verbose_name='contact point'),
        ),
        migrations.AddField(
            model_name='partymemberevent',
            name='organisation',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.partyorganisation', verbose_name='organisation here'),
        ),
        migrations.AddField(
            model_name='partymember',
            name='contact_point',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.partyorganisation', verbose_name='contact point'),
        ),
        migrations.AddField(
            model_name='partymember',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.partyorganisation', verbose_name='organisation here'),
        ),
        migrations.AddField(
            model_name='partyorganisationevent',
            name='parent',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.partyorganisation', verbose_name='belongs to'),
        ),
        migrations.AddField(
            model_name='partyorganisationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='partyorganisationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.partyorganisation'),
        ),
        migrations.AddField(
            model_name='partyorganisationevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='partytransfer',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='partytransfer',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='residents.partymember', verbose_name='party member'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='community',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='merged_into',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='merged into'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.person'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='praisehands',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counted', to='residents.nomination', verbose_name='nomination'),
        ),
        migrations.AddField(
            model_name='praisehandsevent',
            name='nomination',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.nomination', verbose_name='nomination'),
        ),
        migrations.AddField(
            model_name='praisehandsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='praisehandsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.praisehands'),
        ),
        migrations.AddField(
            model_name='praiseround',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='round',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.praiseround', verbose_name='commendation'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='residents.praiseround', verbose_name='commendation'),
        ),
        migrations.AddField(
            model_name='praiseroundevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='praiseroundevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.praiseround'),
        ),
        migrations.AddField(
            model_name='praiseroundevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='praisetally',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='residents.praiseround', verbose_name='commendation'),
        ),
        migrations.AddField(
            model_name='praisetally',
            name='teller',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='counted by'),
        ),
        migrations.AddField(
            model_name='praisehandsevent',
            name='tally',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.praisetally', verbose_name='count of hands'),
        ),
        migrations.AddField(
            model_name='praisehands',
            name='tally',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counted', to='residents.praisetally', verbose_name='count of hands'),
        ),
        migrations.AddField(
            model_name='praisetallyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='praisetallyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.praisetally'),
        ),
        migrations.AddField(
            model_name='praisetallyevent',
            name='round',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.praiseround', verbose_name='commendation'),
        ),
        migrations.AddField(
            model_name='praisetallyevent',
            name='teller',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='counted by'),
        ),
        migrations.AddField(
            model_name='privacynotice',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='privacynotice',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='noticetelling',
            name='notice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='residents.privacynotice', verbose_name='privacy notice'),
        ),
        migrations.AddConstraint(
            model_name='purpose',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['consent', 'contract', 'duty', 'emergency', 'public'])), name='purpose_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='purpose',
            constraint=models.CheckConstraint(condition=models.Q(('law', ''), _negated=True), name='purpose_names_a_law'),
        ),
        migrations.AddField(
            model_name='resolution',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='residents.meeting', verbose_name='meeting'),
        ),
        migrations.AddField(
            model_name='followupevent',
            name='resolution',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.resolution', verbose_name='resolution'),
        ),
        migrations.AddField(
            model_name='followup',
            name='resolution',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='residents.resolution', verbose_name='resolution'),
        ),
        migrations.AddField(
            model_name='conventionversionevent',
            name='resolution',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.resolution', verbose_name='resolution'),
        ),
        migrations.AddField(
            model_name='conventionversion',
            name='resolution',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.resolution', verbose_name='resolution'),
        ),
        migrations.AddField(
            model_name='rightsrequest',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='rightsrequest',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='rightsrequest',
            name='received_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='received by'),
        ),
        migrations.AddField(
            model_name='rollentry',
            name='household',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.household', verbose_name='household'),
        ),
        migrations.AddField(
            model_name='rollentry',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='adult'),
        ),
        migrations.AddField(
            model_name='rollentry',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='paper',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='residents.rollentry', verbose_name='line of a roll'),
        ),
        migrations.AddField(
            model_name='seat',
            name='committee',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='residents.committee', verbose_name='committee'),
        ),
        migrations.AddField(
            model_name='seatterm',
            name='committee',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='residents.committee', verbose_name='committee'),
        ),
        migrations.AddField(
            model_name='seatterm',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='seatterm',
            name='seat',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='residents.seat', verbose_name='seat'),
        ),
        migrations.AddField(
            model_name='seattermevent',
            name='committee',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.committee', verbose_name='committee'),
        ),
        migrations.AddField(
            model_name='seattermevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='seattermevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='seattermevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.seatterm'),
        ),
        migrations.AddField(
            model_name='seattermevent',
            name='seat',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.seat', verbose_name='seat'),
        ),
        migrations.AddField(
            model_name='servicetag',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tags', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='servicetagevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='servicetagevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='servicetagevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.servicetag'),
        ),
        migrations.AddField(
            model_name='skilloffer',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skill_offers', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='skillofferevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='skillofferevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='skillofferevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.skilloffer'),
        ),
        migrations.AddField(
            model_name='stay',
            name='address',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='stay',
            name='dwelling',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stays', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='stay',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stays', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='stay',
            name='unit',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='stayevent',
            name='address',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='stayevent',
            name='dwelling',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='stayevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='stayevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='stayevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.stay'),
        ),
        migrations.AddField(
            model_name='stayevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='staytotal',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='teller',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='teller'),
        ),
        migrations.AddField(
            model_name='reading',
            name='teller',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='residents.teller', verbose_name='teller'),
        ),
        migrations.AddField(
            model_name='tenantreport',
            name='checked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked by'),
        ),
        migrations.AddField(
            model_name='tenantreport',
            name='dwelling',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='tenantreport',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='residents.landlordmember', verbose_name='landlord'),
        ),
        migrations.AddField(
            model_name='tenantreport',
            name='moved_in',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.tenantreport', verbose_name='report of moving in'),
        ),
        migrations.AddField(
            model_name='tenantreport',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='tenantreport',
            name='reported_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='tenantreport',
            name='stay',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.stay', verbose_name='stay'),
        ),
        migrations.AddField(
            model_name='themechange',
            name='theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.opiniontheme', verbose_name='theme'),
        ),
        migrations.AddField(
            model_name='themechange',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='residents.conventionversion', verbose_name='version'),
        ),
        migrations.AddField(
            model_name='thememention',
            name='opinion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='residents.opinion', verbose_name='answer'),
        ),
        migrations.AddField(
            model_name='thememention',
            name='theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='residents.opiniontheme', verbose_name='theme'),
        ),
        migrations.AddField(
            model_name='tie',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='tie',
            name='recorded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='tieevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='tieevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='tieevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.tie'),
        ),
        migrations.AddField(
            model_name='tieevent',
            name='recorded_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='training',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='trainingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='trainingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.training'),
        ),
        migrations.AddField(
            model_name='trainingevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='trainingsignin',
            name='duty',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.gridduty', verbose_name='duty in a grid'),
        ),
        migrations.AddField(
            model_name='trainingsignin',
            name='training',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_ins', to='residents.training', verbose_name='training'),
        ),
        migrations.AddField(
            model_name='trainingsigninevent',
            name='duty',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.gridduty', verbose_name='duty in a grid'),
        ),
        migrations.AddField(
            model_name='trainingsigninevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='trainingsigninevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.trainingsignin'),
        ),
        migrations.AddField(
            model_name='trainingsigninevent',
            name='training',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.training', verbose_name='training'),
        ),
        migrations.AddField(
            model_name='vote',
            name='close_asked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closing asked for by'),
        ),
        migrations.AddField(
            model_name='vote',
            name='closed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='vote',
            name='tally_photo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.file', verbose_name='photo of the tally sheet'),
        ),
        migrations.AddField(
            model_name='vote',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='teller',
            name='vote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='residents.vote', verbose_name='vote'),
        ),
        migrations.AddField(
            model_name='rollentry',
            name='vote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roll', to='residents.vote', verbose_name='vote'),
        ),
        migrations.AddField(
            model_name='recordedballot',
            name='vote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='residents.vote', verbose_name='vote'),
        ),
        migrations.AddField(
            model_name='paper',
            name='vote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='residents.vote', verbose_name='vote'),
        ),
        migrations.AddField(
            model_name='mobilebox',
            name='vote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mobile_boxes', to='residents.vote', verbose_name='vote'),
        ),
        migrations.AddField(
            model_name='conventionversionevent',
            name='vote',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.vote', verbose_name='vote'),
        ),
        migrations.AddField(
            model_name='conventionversion',
            name='vote',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.vote', verbose_name='vote'),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='close_asked_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closing asked for by'),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='closed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.vote'),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='tally_photo',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='attachments.file', verbose_name='photo of the tally sheet'),
        ),
        migrations.AddField(
            model_name='voteevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='votemove',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='votemove',
            name='vote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='residents.vote', verbose_name='vote'),
        ),
        migrations.AddField(
            model_name='workgroup',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='workgroupevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='workgroupevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.workgroup'),
        ),
        migrations.AddField(
            model_name='workgroupevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='workgroupmember',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='residents.workgroup', verbose_name='working group'),
        ),
        migrations.AddField(
            model_name='workgroupmember',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='workgroupmemberevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.workgroup', verbose_name='working group'),
        ),
        migrations.AddField(
            model_name='workgroupmemberevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='workgroupmemberevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='workgroupmemberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.workgroupmember'),
        ),
        migrations.AddField(
            model_name='workgrouptask',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='residents.workgroup', verbose_name='working group'),
        ),
        migrations.AddField(
            model_name='workgrouptaskevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.workgroup', verbose_name='working group'),
        ),
        migrations.AddField(
            model_name='workgrouptaskevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='workgrouptaskevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='residents.workgrouptask'),
        ),
        migrations.AddConstraint(
            model_name='approvedtask',
            constraint=models.CheckConstraint(condition=models.Q(('work__in', ['information', 'hazards', 'mediation', 'policy', 'service', 'events'])), name='approvedtask_work_known'),
        ),
        migrations.AddConstraint(
            model_name='approvedtask',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('approval', ''), _negated=True)), name='approvedtask_says_what_and_who'),
        ),
        migrations.AddConstraint(
            model_name='approvedtask',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__startswith__isnull', False)), name='approvedtask_has_a_start'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approvedtask',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_approvedtaskevent" ("approval", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id", "work") SELECT new_values."approval", new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."title", new_values."unit_id", new_values."work" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bfd31f7e3b756bad32c6ffe197a5c27332a31af0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cd5c6', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_approvedtask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approvedtask',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_approvedtaskevent" ("approval", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id", "work") SELECT new_values."approval", new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."title", new_values."unit_id", new_values."work" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='94827cbde854d46ab80626dd5cd6b5c4738e2fc8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1121b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_approvedtask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approvedtask',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_approvedtaskevent" ("approval", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id", "work") SELECT old_values."approval", old_values."id", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."title", old_values."unit_id", old_values."work" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='51e611b607797c1ab1597fd98450f757cfe3fa93', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5717b', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_approvedtask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approvedtaskevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='24d257599ce63f6d8dda0fca91507c2c4bad0100', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0fd52', table='residents_approvedtaskevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['sensitive', 'automated', 'sharing', 'other', 'minors', 'compliance'])), name='assessment_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('next_on__gt', models.F('done_on'))), name='assessment_next_is_later'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='assessment_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='37cd96b05560b2016b568c11bac1066d491bc5f2', operation='UPDATE OR DELETE', pgid='pgtrigger_assessment_written_once_d9b31', table='residents_assessment', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='breach',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['leaked', 'altered', 'lost'])), name='breach_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='breach',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), models.Q(('authority_told_at__isnull', False), models.Q(('people_told_at__isnull', False), models.Q(('no_telling_why', ''), _negated=True), _connector='OR')), _connector='OR'), name='breach_closed_after_telling'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='breach',
            trigger=pgtrigger.compiler.Trigger(name='breach_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='af41a072628ed93e3cbc0ced5651bd10a2cb23bc', operation='DELETE', pgid='pgtrigger_breach_is_kept_65858', table='residents_breach', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='canvassdrive',
            constraint=models.UniqueConstraint(fields=('unit', 'name'), name='canvassdrive_name_once'),
        ),
        migrations.AddConstraint(
            model_name='canvassdrive',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='canvassdrive_has_name'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canvassdrive',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_canvassdriveevent" ("begun_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."begun_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0b1f2040f3dd0e5cb3fa2cdc791a19e7ac14a3cd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_50ffd', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_canvassdrive', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canvassdrive',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_canvassdriveevent" ("begun_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."begun_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='051640b44a6cffcf1918fd762041cd63c3289fff', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0ad49', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_canvassdrive', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canvassdrive',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_canvassdriveevent" ("begun_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."begun_on", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d9b0cca66fc3f6f1c34a339e4b29511b8b505aa3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_58851', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_canvassdrive', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canvassdoorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f6da396294cc4509accc9c40d584c99d7243ada7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_856cb', table='residents_canvassdoorevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='canvassdoor',
            index=models.Index(fields=['drive', 'outcome'], name='residents_c_drive_i_62186d_idx'),
        ),
        migrations.AddConstraint(
            model_name='canvassdoor',
            constraint=models.UniqueConstraint(fields=('drive', 'address'), name='canvassdoor_once_per_drive'),
        ),
        migrations.AddConstraint(
            model_name='canvassdoor',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['registered', 'nobody_home', 'refused', 'vacant', 'not_yet'])), name='canvassdoor_outcome_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canvassdoor',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_canvassdoorevent" ("address_id", "by_label", "drive_id", "id", "knocked_on", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."address_id", new_values."by_label", new_values."drive_id", new_values."id", new_values."knocked_on", new_values."note", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='98b2db02d793e1105ee57764bdb173572ff638a9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fdab7', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_canvassdoor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canvassdoor',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_canvassdoorevent" ("address_id", "by_label", "drive_id", "id", "knocked_on", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."address_id", new_values."by_label", new_values."drive_id", new_values."id", new_values."knocked_on", new_values."note", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2937da53937d82c68f8b76b0f8e6bf64144609b3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1bcac', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_canvassdoor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canvassdoor',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_canvassdoorevent" ("address_id", "by_label", "drive_id", "id", "knocked_on", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."address_id", old_values."by_label", old_values."drive_id", old_values."id", old_values."knocked_on", old_values."note", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a15962223868fbcb4dc2a08596f00a9a1b3bce42', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_125ff', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_canvassdoor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canvassdriveevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='081192e01532cd4f707f62254b28a99041383593', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d241e', table='residents_canvassdriveevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='classreading',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['local', 'new', 'undetermined', 'transitional', 'floating', 'rooted'])), name='classreading_kind_known'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GinIndex(fields=['grams'], name='person_grams'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GinIndex(fields=['initials'], name='person_initials'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GinIndex(fields=['readings'], name='person_readings'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['pinyin'], name='person_pinyin_prefix', opclasses=['text_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['identity_tail'], name='residents_p_identit_a1bcb9_idx'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['phone_tail'], name='residents_p_phone_t_ece442_idx'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(fields=('community', 'identity_index'), name='person_identity_once_per_community', violation_error_message='A person with this identity number is already registered.'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('full_name', ''), _negated=True), models.Q(('name_key', ''), _negated=True)), ('erased_at__isnull', False), _connector='OR'), name='person_has_name', violation_error_message='Enter the name.'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('identity_kind__in', ['none', 'resident', 'legacy', 'permit', 'foreigner_card', 'old_foreigner_card', 'home_return', 'taiwan_pass', 'chinese_passport', 'foreign_passport', 'unknown'])), name='person_identity_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('identity__isnull', True), ('identity_index__isnull', True), ('identity_kind', 'none'), ('identity_tail', '')), models.Q(models.Q(('identity_kind', 'none'), _negated=True), ('identity__isnull', False), ('identity_index__isnull', False), models.Q(('identity_tail', ''), _negated=True)), _connector='OR'), name='person_identity_all_or_nothing'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('phone__isnull', True), ('phone_index__isnull', True), ('phone_tail', '')), models.Q(('phone__isnull', False), ('phone_index__isnull', False), models.Q(('phone_tail', ''), _negated=True)), _connector='OR'), name='person_phone_all_or_nothing'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('other_phone__isnull', True), ('other_phone_index__isnull', True)), models.Q(('other_phone__isnull', False), ('other_phone_index__isnull', False), ('phone__isnull', False)), _connector='OR'), name='person_other_phone_all_or_nothing'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), models.Q(('birth_on__isnull', True), ('full_name', ''), ('hukou_place', ''), ('identity__isnull', True), ('name_key', ''), ('note', ''), ('occupation', ''), ('phone__isnull', True), ('pinyin', '')), _connector='OR'), name='person_erased_is_a_number'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('pk')), _negated=True), _connector='OR'), name='person_merged_into_another'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('sex__in', ['0', '1', '2', '9'])), name='person_sex_known'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('hukou__in', ['local', 'elsewhere', 'unknown'])), name='person_hukou_known'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('marital__in', ['', '10', '20', '21', '22', '23', '30', '40', '90'])), name='person_marital_known'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('education__in', ['', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '28', '30', '31', '32', '33', '40', '41', '42', '43', '44', '45', '46', '47', '48', '49', '60', '61', '62', '63', '70', '71', '73', '80', '81', '83', '90'])), name='person_education_known'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('political__in', ['', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13'])), name='person_political_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='person_unit_in_community', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM territory_unit unit, territory_unit community\n        WHERE unit.id = NEW.unit_id AND community.id = NEW.community_id\n          AND community.level = 'community'\n          AND starts_with(unit.path, community.path)\n    ) THEN\n        RAISE EXCEPTION 'the unit of a person lies in their community'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'person_unit_in_community';\n    END IF;\n    RETURN NEW;\n", hash='db29bbe01d79cb89e603ebd10d4a693d42151d6b', operation='INSERT OR UPDATE OF "unit_id", "community_id"', pgid='pgtrigger_person_unit_in_community_1749b', table='residents_person', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='person_takes_needs_along', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func="\n    WITH moving AS (\n        SELECT need.id, need.status, need.unit_id AS old_unit,\n               need.status = 'decided' AND need.doer_id IS NOT NULL AND NOT EXISTS (\n                   SELECT FROM accounts_post post\n                   JOIN territory_unit place ON place.id = post.unit_id\n                   JOIN territory_unit now_in ON now_in.id = NEW.unit_id\n                   WHERE post.user_id = need.doer_id\n                     AND starts_with(now_in.path, place.path)\n                     AND post.period @> (now() AT TIME ZONE 'Asia/Shanghai')::date\n               ) AS is_let_go\n        FROM residents_need need\n        WHERE need.person_id = NEW.id AND need.unit_id <> NEW.unit_id\n          AND (need.status IN ('noted', 'decided', 'answered')\n               OR need.ask_again_on IS NOT NULL)\n    ), moved AS (\n        UPDATE residents_need need SET\n            unit_id = NEW.unit_id,\n            moved_at = now(),\n            status = CASE WHEN moving.is_let_go THEN 'noted' ELSE need.status END,\n            doer_id = CASE WHEN moving.is_let_go THEN NULL ELSE need.doer_id END,\n            doer_label = CASE WHEN moving.is_let_go THEN '' ELSE need.doer_label END\n        FROM moving WHERE moving.id = need.id\n        RETURNING need.id, need.status, moving.old_unit\n    )\n    INSERT INTO residents_needmove (need_id, step, after, at, label, text)\n    SELECT moved.id, 'handed', moved.status, now(), '', place.name\n    FROM moved JOIN territory_unit place ON place.id = moved.old_unit;\n    RETURN NULL;\n", hash='b40de28da18c9d401fe072feeacda6551554f031', operation='UPDATE OF "unit_id"', pgid='pgtrigger_person_takes_needs_along_95561', table='residents_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_personevent" ("birth_on", "community_id", "education", "entered_at", "erased_at", "full_name", "has_fixed_work", "hukou", "hukou_place", "id", "identity", "identity_index", "identity_kind", "identity_tail", "is_synthetic", "last_seen_on", "marital", "merged_into_id", "note", "occupation", "other_phone", "other_phone_index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_index", "phone_tail", "political", "sex", "unit_id", "unread") SELECT new_values."birth_on", new_values."community_id", new_values."education", new_values."entered_at", new_values."erased_at", new_values."full_name", new_values."has_fixed_work", new_values."hukou", new_values."hukou_place", new_values."id", new_values."identity", new_values."identity_index", new_values."identity_kind", new_values."identity_tail", new_values."is_synthetic", new_values."last_seen_on", new_values."marital", new_values."merged_into_id", new_values."note", new_values."occupation", new_values."other_phone", new_values."other_phone_index", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."phone_index", new_values."phone_tail", new_values."political", new_values."sex", new_values."unit_id", new_values."unread" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='990669f1fe5b4d16954df0674e2206a2290e54c4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e6acb', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_personevent" ("birth_on", "community_id", "education", "entered_at", "erased_at", "full_name", "has_fixed_work", "hukou", "hukou_place", "id", "identity", "identity_index", "identity_kind", "identity_tail", "is_synthetic", "last_seen_on", "marital", "merged_into_id", "note", "occupation", "other_phone", "other_phone_index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_index", "phone_tail", "political", "sex", "unit_id", "unread") SELECT new_values."birth_on", new_values."community_id", new_values."education", new_values."entered_at", new_values."erased_at", new_values."full_name", new_values."has_fixed_work", new_values."hukou", new_values."hukou_place", new_values."id", new_values."identity", new_values."identity_index", new_values."identity_kind", new_values."identity_tail", new_values."is_synthetic", new_values."last_seen_on", new_values."marital", new_values."merged_into_id", new_values."note", new_values."occupation", new_values."other_phone", new_values."other_phone_index", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."phone_index", new_values."phone_tail", new_values."political", new_values."sex", new_values."unit_id", new_values."unread" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."birth_on" IS DISTINCT FROM (new_values."birth_on") OR old_values."community_id" IS DISTINCT FROM (new_values."community_id") OR old_values."education" IS DISTINCT FROM (new_values."education") OR old_values."entered_at" IS DISTINCT FROM (new_values."entered_at") OR old_values."erased_at" IS DISTINCT FROM (new_values."erased_at") OR old_values."full_name" IS DISTINCT FROM (new_values."full_name") OR old_values."has_fixed_work" IS DISTINCT FROM (new_values."has_fixed_work") OR old_values."hukou" IS DISTINCT FROM (new_values."hukou") OR old_values."hukou_place" IS DISTINCT FROM (new_values."hukou_place") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."identity" IS DISTINCT FROM (new_values."identity") OR old_values."identity_index" IS DISTINCT FROM (new_values."identity_index") OR old_values."identity_kind" IS DISTINCT FROM (new_values."identity_kind") OR old_values."identity_tail" IS DISTINCT FROM (new_values."identity_tail") OR old_values."is_synthetic" IS DISTINCT FROM (new_values."is_synthetic") OR old_values."last_seen_on" IS DISTINCT FROM (new_values."last_seen_on") OR old_values."marital" IS DISTINCT FROM (new_values."marital") OR old_values."merged_into_id" IS DISTINCT FROM (new_values."merged_into_id") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."occupation" IS DISTINCT FROM (new_values."occupation") OR old_values."other_phone" IS DISTINCT FROM (new_values."other_phone") OR old_values."other_phone_index" IS DISTINCT FROM (new_values."other_phone_index") OR old_values."phone" IS DISTINCT FROM (new_values."phone") OR old_values."phone_index" IS DISTINCT FROM (new_values."phone_index") OR old_values."phone_tail" IS DISTINCT FROM (new_values."phone_tail") OR old_values."political" IS DISTINCT FROM (new_values."political") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."unread" IS DISTINCT FROM (new_values."unread")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3c036319c16bf7a80851f8b622bdac5a36339d6e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_39e95', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_personevent" ("birth_on", "community_id", "education", "entered_at", "erased_at", "full_name", "has_fixed_work", "hukou", "hukou_place", "id", "identity", "identity_index", "identity_kind", "identity_tail", "is_synthetic", "last_seen_on", "marital", "merged_into_id", "note", "occupation", "other_phone", "other_phone_index", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_index", "phone_tail", "political", "sex", "unit_id", "unread") SELECT old_values."birth_on", old_values."community_id", old_values."education", old_values."entered_at", old_values."erased_at", old_values."full_name", old_values."has_fixed_work", old_values."hukou", old_values."hukou_place", old_values."id", old_values."identity", old_values."identity_index", old_values."identity_kind", old_values."identity_tail", old_values."is_synthetic", old_values."last_seen_on", old_values."marital", old_values."merged_into_id", old_values."note", old_values."occupation", old_values."other_phone", old_values."other_phone_index", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."phone_index", old_values."phone_tail", old_values."political", old_values."sex", old_values."unit_id", old_values."unread" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='13c8a0b6e5093f055c38bf672f85ff01547430a6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_27330', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_person', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='classspell',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('period', '&&')], name='classspell_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='classspell',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['local', 'new', 'undetermined', 'transitional', 'floating', 'rooted'])), name='classspell_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='classspell',
            constraint=models.CheckConstraint(condition=models.Q(('period__startswith__isnull', False)), name='classspell_has_a_start'),
        ),
        migrations.AddConstraint(
            model_name='classspell',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('overridden_by__isnull', True), ('override_reason', '')), models.Q(('overridden_by__isnull', False), models.Q(('override_reason', ''), _negated=True)), _connector='OR'), name='classspell_override_has_reason', violation_error_message='Say why the class is overridden.'),
        ),
        migrations.AddConstraint(
            model_name='classspell',
            constraint=models.CheckConstraint(condition=models.Q(('overridden_by__isnull', True), models.Q(('period__endswith__isnull', False), ('period__endswith__lte', django.db.models.expressions.CombinedExpression(models.F('period__startswith'), '+', models.Value(datetime.timedelta(days=180))))), _connector='OR'), name='classspell_override_ends', violation_error_message='An overridden class holds for 180 days at most.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='classspell',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_classspellevent" ("id", "kind", "overridden_by_id", "override_reason", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "rule_version") SELECT new_values."id", new_values."kind", new_values."overridden_by_id", new_values."override_reason", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reasons", new_values."rule_version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='331deb8a533b5202da6d890ac39c24cf6f0cb026', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a3d57', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_classspell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='classspell',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_classspellevent" ("id", "kind", "overridden_by_id", "override_reason", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "rule_version") SELECT new_values."id", new_values."kind", new_values."overridden_by_id", new_values."override_reason", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reasons", new_values."rule_version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2a541b8644f35760d37477471932f4ad88111d08', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_016c2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_classspell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='classspell',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_classspellevent" ("id", "kind", "overridden_by_id", "override_reason", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "rule_version") SELECT old_values."id", old_values."kind", old_values."overridden_by_id", old_values."override_reason", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reasons", old_values."rule_version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='776b921b7a7b8f5062ed615096b32a1019f83b2a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_105fd', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_classspell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='classspellevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f3b4e5a1b297b92b5e7b74389815b488f174bf9e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d4e8c', table='residents_classspellevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='committee',
            constraint=models.UniqueConstraint(fields=('unit', 'name'), name='committee_once_per_unit'),
        ),
        migrations.AddConstraint(
            model_name='committee',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['street', 'courtyard', 'council', 'other'])), name='committee_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='committee',
            constraint=models.CheckConstraint(condition=models.Q(('least__gte', 1), ('most__gte', models.F('least')), models.Q(('name', ''), _negated=True)), name='committee_bounds_forward'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committee',
            trigger=pgtrigger.compiler.Trigger(name='committee_bounds_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (ROW(OLD.least, OLD.most) IS DISTINCT FROM ROW(NEW.least, NEW.most))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b2af6ddffb417206d9fc47e6e74160cda8e2a5db', operation='UPDATE', pgid='pgtrigger_committee_bounds_stay_a86f5', table='residents_committee', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committee',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_committeeevent" ("id", "kind", "least", "most", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."id", new_values."kind", new_values."least", new_values."most", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e4faa1c7d474e3556b9f2c978377947c889bfbfb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_51510', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_committee', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committee',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_committeeevent" ("id", "kind", "least", "most", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."id", new_values."kind", new_values."least", new_values."most", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f2e5edd4fa47e85fccb53a1bd3a8305f032894ba', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3f206', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_committee', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committee',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_committeeevent" ("id", "kind", "least", "most", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."id", old_values."kind", old_values."least", old_values."most", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ad87b6ea3e795f383e30e240e3de7c25b9fa0932', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a8e1c', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_committee', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committeeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='035bb68e91d5453980a1a73fde43e23a582d5418', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_16155', table='residents_committeeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_on__isnull', True)), fields=('person', 'purpose'), name='consent_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['health', 'child', 'tag', 'publish', 'share', 'skill'])), name='consent_purpose_known'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['written', 'spoken'])), name='consent_form_known'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_on__isnull', True), ('withdrawn_on__gte', models.F('given_on')), _connector='OR'), name='consent_withdrawn_after_given'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='consent_guardian_under_fourteen', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.guardian = '' AND EXISTS (\n        SELECT 1 FROM residents_person person\n        WHERE person.id = NEW.person_id\n          AND person.birth_on + interval '14 years' > NEW.given_on\n    ) THEN\n        RAISE EXCEPTION 'a guardian consents for a child under fourteen'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'consent_guardian_under_fourteen';\n    END IF;\n    RETURN NEW;\n", hash='3e7c5edef783d89fd1c6cffcdcdfcd9bf900dae6', operation='INSERT', pgid='pgtrigger_consent_guardian_under_fourteen_0f840', table='residents_consent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_consentevent" ("form", "given_on", "guardian", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "withdrawn_on") SELECT new_values."form", new_values."given_on", new_values."guardian", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."recorded_by_id", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2890677a33a820ceede1f95d3496bfeaf619f669', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e6652', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_consentevent" ("form", "given_on", "guardian", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "withdrawn_on") SELECT new_values."form", new_values."given_on", new_values."guardian", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."recorded_by_id", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5844e06e3293659161b2898965c5538c76f5d503', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0e3c2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_consentevent" ("form", "given_on", "guardian", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "withdrawn_on") SELECT old_values."form", old_values."given_on", old_values."guardian", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."recorded_by_id", old_values."withdrawn_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='438795123f1151f883374f86bbf14ef4f15b2ae7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_34fd9', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='89756d96aa80dc67ab06497a283fb908615852d9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_65aec', table='residents_consentevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='convention',
            constraint=models.UniqueConstraint(fields=('unit', 'title'), name='convention_once_per_unit'),
        ),
        migrations.AddConstraint(
            model_name='convention',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='convention_has_a_title'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='convention',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_conventionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4d5ab51deb31355fb2a2e5dd9538899ef8f48e17', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c38c7', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_convention', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='convention',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_conventionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bd8dc9064a3aebea7936136975f2645ec42da85d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5df46', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_convention', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='convention',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_conventionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='32a0412f8161560c0f3dbdbe336ca70e4b21230e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b7a7b', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_convention', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conventionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='90aefbc74ab081fb911dbd467a0eec5df648aaf9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4561a', table='residents_conventionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['consent', 'law'])), name='disclosure_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('basis', 'consent'), ('consent__isnull', False)), models.Q(('basis', 'law'), models.Q(('law', ''), _negated=True)), _connector='OR'), name='disclosure_rests_on_consent_or_law'),
        ),
        migrations.AddConstraint(
            model_name='duplicatepair',
            constraint=models.UniqueConstraint(fields=('first', 'second'), name='duplicatepair_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='duplicatepair',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='duplicatepair_in_order'),
        ),
        migrations.AddConstraint(
            model_name='duplicatepair',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'merged', 'different'])), name='duplicatepair_state_known'),
        ),
        migrations.AddConstraint(
            model_name='duplicatepair',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='duplicatepair_decided_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duplicatepair',
            trigger=pgtrigger.compiler.Trigger(name='duplicatepair_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{different:open,merged:different,open:different,open:merged}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='f5a1dd15af16a11c978f3d0d49f03c263f6c3290', operation='UPDATE', pgid='pgtrigger_duplicatepair_moves_by_its_table_026a0', table='residents_duplicatepair', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duplicatepair',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_duplicatepairevent" ("decided_at", "decided_by_id", "first_id", "found_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "score", "second_id", "state") SELECT new_values."decided_at", new_values."decided_by_id", new_values."first_id", new_values."found_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reasons", new_values."score", new_values."second_id", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e7b977e790accad8ab69e1629c7c5ce0d5d4d68', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d6f72', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_duplicatepair', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duplicatepair',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_duplicatepairevent" ("decided_at", "decided_by_id", "first_id", "found_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "score", "second_id", "state") SELECT new_values."decided_at", new_values."decided_by_id", new_values."first_id", new_values."found_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reasons", new_values."score", new_values."second_id", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='752957ba84b058a0cdb30974bd6a86fbc8502349', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cf831', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_duplicatepair', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duplicatepair',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_duplicatepairevent" ("decided_at", "decided_by_id", "first_id", "found_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "score", "second_id", "state") SELECT old_values."decided_at", old_values."decided_by_id", old_values."first_id", old_values."found_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reasons", old_values."score", old_values."second_id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='381254c61498428d6745127f716e5bd915e20a0f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9a9a3', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_duplicatepair', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duplicatepairevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aa26ef500d6cb7eb6e69a3c30ce1a84b8fe8b328', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6370a', table='residents_duplicatepairevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='dwelling',
            constraint=models.UniqueConstraint(fields=('address', 'label'), name='dwelling_once_per_address', violation_error_message='A dwelling with this room or bed is already there.'),
        ),
        migrations.AddConstraint(
            model_name='dwelling',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['hotel_room', 'shared_room', 'partition', 'small_flat', 'courtyard', 'self_built', 'house', 'dormitory', 'work_shed', 'other'])), name='dwelling_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='dwelling',
            constraint=models.CheckConstraint(condition=models.Q(('bed_count__isnull', True), ('bed_count__gt', 0), _connector='OR'), name='dwelling_beds_counted', violation_error_message='Enter at least one bed, or nothing.'),
        ),
        migrations.AddConstraint(
            model_name='dwelling',
            constraint=models.CheckConstraint(condition=models.Q(('area_m2__isnull', True), ('area_m2__gt', Decimal('0')), _connector='OR'), name='dwelling_area_measured', violation_error_message='The area must be more than nought.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dwelling',
            trigger=pgtrigger.compiler.Trigger(name='dwelling_unit_from_address', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    SELECT address.unit_id INTO NEW.unit_id\n    FROM places_address address WHERE address.id = NEW.address_id;\n    RETURN NEW;\n', hash='2fc18d5c388d525c0416f5ce8532488d9d1b93d7', operation='INSERT OR UPDATE OF "address_id", "unit_id"', pgid='pgtrigger_dwelling_unit_from_address_d1199', table='residents_dwelling', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dwelling',
            trigger=pgtrigger.compiler.Trigger(name='dwelling_never_moves', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "address_id" rows from % table\', TG_TABLE_NAME;', hash='31f76b8880e745255c6d8dbd4fbbba77cec14cff', operation='UPDATE OF "address_id"', pgid='pgtrigger_dwelling_never_moves_5ae74', table='residents_dwelling', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dwelling',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_dwellingevent" ("address_id", "area_m2", "bed_count", "closed_on", "id", "kind", "label", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."address_id", new_values."area_m2", new_values."bed_count", new_values."closed_on", new_values."id", new_values."kind", new_values."label", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2a106a554425a8310affd19f6c34c8555c8dcc6d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_466c0', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_dwelling', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dwelling',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_dwellingevent" ("address_id", "area_m2", "bed_count", "closed_on", "id", "kind", "label", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."address_id", new_values."area_m2", new_values."bed_count", new_values."closed_on", new_values."id", new_values."kind", new_values."label", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='77ced22d4f0fabe212b96e62af044dc437ecb430', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_416c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_dwelling', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dwelling',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_dwellingevent" ("address_id", "area_m2", "bed_count", "closed_on", "id", "kind", "label", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."address_id", old_values."area_m2", old_values."bed_count", old_values."closed_on", old_values."id", old_values."kind", old_values."label", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2a06474dae71a687fcaa7146aaa9a10882dc111b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ab569', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_dwelling', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dwellingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='960a78b3b8444c5fa6dee2e3f3ab5c56af4758c2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_58e59', table='residents_dwellingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='erasure',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['asked', 'consent_withdrawn', 'purpose_over', 'unlawful', 'mistake'])), name='erasure_reason_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='erasure',
            trigger=pgtrigger.compiler.Trigger(name='erasure_append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9b5f422a3788a848eaef3f977b4d5ddb37add4a1', operation='UPDATE OR DELETE', pgid='pgtrigger_erasure_append_only_e297f', table='residents_erasure', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='gridduty',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), ('duty', '='), ('period', '&&')], name='gridduty_one_holder_at_a_time', violation_error_message='Somebody holds this duty at that time.'),
        ),
        migrations.AddConstraint(
            model_name='gridduty',
            constraint=models.CheckConstraint(condition=models.Q(('duty__in', ['area_lead', 'area_deputy', 'group_head', 'publicist', 'informant', 'mediator', 'building_head'])), name='gridduty_duty_known'),
        ),
        migrations.AddConstraint(
            model_name='gridduty',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__startswith__isnull', False)), name='gridduty_has_a_start'),
        ),
        migrations.AddConstraint(
            model_name='gridduty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('duty__in', ('area_lead', 'area_deputy')), ('person__isnull', True), ('user__isnull', False)), models.Q(models.Q(('duty__in', ('area_lead', 'area_deputy')), _negated=True), ('user__isnull', True), ('person__isnull', False)), _connector='OR'), name='gridduty_held_by_its_kind'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gridduty',
            trigger=pgtrigger.compiler.Trigger(name='gridduty_fits_level', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT FROM territory_unit unit WHERE unit.id = NEW.unit_id AND unit.level =\n            CASE WHEN NEW.duty IN ('area_lead', 'area_deputy', 'group_head')\n                 THEN 'grid' ELSE 'microgrid' END\n    ) THEN\n        RAISE EXCEPTION 'this duty belongs to another level'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'gridduty_fits_level';\n    END IF;\n    RETURN NEW;\n", hash='d27e29d0bc3a29c1c17a890a704633621a0a8689', operation='INSERT OR UPDATE OF "unit_id", "duty"', pgid='pgtrigger_gridduty_fits_level_c6bd2', table='residents_gridduty', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gridduty',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_griddutyevent" ("duty", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "user_id") SELECT new_values."duty", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='25cae37a6cb820e70b2629a7c1ae51c04f04d36b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4ff93', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_gridduty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gridduty',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_griddutyevent" ("duty", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "user_id") SELECT new_values."duty", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='37b47e8d80b3f8834211c0b70875eb122a4faab5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_51116', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_gridduty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gridduty',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_griddutyevent" ("duty", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "user_id") SELECT old_values."duty", old_values."id", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='04f390f15575036a589e405d7d7475d8ba351829', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_72f98', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_gridduty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='griddutyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='543cff343e64451eef5f0d362677247ed7835d74', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9ac39', table='residents_griddutyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='gridtask',
            constraint=models.UniqueConstraint(condition=models.Q(('done_on__isnull', True)), fields=('unit', 'task'), name='gridtask_given_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='gridtask',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('given_on')), models.Q(('done_on__isnull', True), ('done_on__gte', models.F('given_on')), _connector='OR')), name='gridtask_forward'),
        ),
        migrations.AddConstraint(
            model_name='gridtask',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', True), ('result', '')), models.Q(('done_on__isnull', False), models.Q(('result', ''), _negated=True)), _connector='OR'), name='gridtask_done_has_a_result'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gridtask',
            trigger=pgtrigger.compiler.Trigger(name='gridtask_is_approved', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT FROM residents_approvedtask task, territory_unit unit,\n                    territory_unit above\n        WHERE task.id = NEW.task_id AND task.period @> NEW.given_on\n          AND unit.id = NEW.unit_id AND unit.level = 'grid'\n          AND above.id = task.unit_id AND starts_with(unit.path, above.path)\n    ) THEN\n        RAISE EXCEPTION 'not on the approved list of this grid on that day'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'gridtask_is_approved';\n    END IF;\n    RETURN NEW;\n", hash='e38e5dea7ff78a833e3c7435873a8097a218b93c', operation='INSERT OR UPDATE OF "unit_id", "task_id", "given_on"', pgid='pgtrigger_gridtask_is_approved_20528', table='residents_gridtask', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gridtask',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_gridtaskevent" ("done_on", "due_on", "given_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "task_id", "unit_id") SELECT new_values."done_on", new_values."due_on", new_values."given_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."result", new_values."task_id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8a114a155483f67acde8f1157a086b60fd23c0a4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f24d4', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_gridtask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gridtask',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_gridtaskevent" ("done_on", "due_on", "given_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "task_id", "unit_id") SELECT new_values."done_on", new_values."due_on", new_values."given_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."result", new_values."task_id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='86d9b3a16e3e8fe913cd03f4ff202c6a2eb068c9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2c65c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_gridtask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gridtask',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_gridtaskevent" ("done_on", "due_on", "given_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "task_id", "unit_id") SELECT old_values."done_on", old_values."due_on", old_values."given_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."result", old_values."task_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e4fb6cd121218fed85c990175e7947a1cf0ed135', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1d83c', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_gridtask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gridtaskevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='31b3f116e6fd927c999d6b413aad225151c3cbbe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_464fe', table='residents_gridtaskevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='household',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__startswith__isnull', False)), name='household_has_a_start', violation_error_message='The end must come after the start.'),
        ),
        migrations.AddConstraint(
            model_name='household',
            constraint=models.CheckConstraint(condition=models.Q(('area_m2__isnull', True), ('area_m2__gt', 0), _connector='OR'), name='household_area_measured', violation_error_message='The area must be more than nought.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='household_unit_from_address', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    SELECT address.unit_id INTO NEW.unit_id\n    FROM places_address address WHERE address.id = NEW.address_id;\n    RETURN NEW;\n', hash='758911e854aac3161967e1f4fe79012ac43c6518', operation='INSERT OR UPDATE OF "address_id", "unit_id"', pgid='pgtrigger_household_unit_from_address_3d426', table='residents_household', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='household_dwelling_at_address', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.dwelling_id IS NOT NULL AND NOT EXISTS (\n        SELECT FROM residents_dwelling dwelling\n        WHERE dwelling.id = NEW.dwelling_id AND dwelling.address_id = NEW.address_id\n    ) THEN\n        RAISE EXCEPTION 'the dwelling lies at another address'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'household_dwelling_at_address';\n    END IF;\n    RETURN NEW;\n", hash='557d8480e4a70993c6965c8785d86c955ef51429', operation='INSERT OR UPDATE OF "address_id", "dwelling_id"', pgid='pgtrigger_household_dwelling_at_address_83b4e', table='residents_household', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='household_always_has_a_head', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE checked bigint; whole daterange; headed datemultirange; inside bool;', func="IF TG_OP = 'DELETE' THEN checked := OLD.id; ELSE checked := NEW.id; END IF;\n    SELECT household.period INTO whole FROM residents_household household\n    WHERE household.id = checked;\n    IF whole IS NULL THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(member.period) FILTER (WHERE member.relation = '02'),\n           bool_and(member.period <@ whole)\n    INTO headed, inside\n    FROM residents_householdmember member WHERE member.household_id = checked;\n    IF headed IS NULL OR NOT headed @> whole THEN\n        RAISE EXCEPTION 'a household has exactly one head at any time'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'household_always_has_a_head';\n    END IF;\n    IF NOT inside THEN\n        RAISE EXCEPTION 'a member belongs to a household while it lasts'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'householdmember_within_household';\n    END IF;\n    RETURN NULL;\n", hash='65cf15972194f05be630b441f9a71cd3b3ed0c97', operation='INSERT OR UPDATE OF "period"', pgid='pgtrigger_household_always_has_a_head_72a76', table='residents_household', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_householdevent" ("address_id", "area_m2", "dwelling_id", "id", "number", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."address_id", new_values."area_m2", new_values."dwelling_id", new_values."id", new_values."number", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fd4e6ad00ff19e160be0926ddc679c0663b93199', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_90a6d', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_household', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_householdevent" ("address_id", "area_m2", "dwelling_id", "id", "number", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."address_id", new_values."area_m2", new_values."dwelling_id", new_values."id", new_values."number", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b4be86daa72937de18cbc80ee13a01f8c2b7994d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_32302', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_household', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_householdevent" ("address_id", "area_m2", "dwelling_id", "id", "number", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."address_id", old_values."area_m2", old_values."dwelling_id", old_values."id", old_values."number", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='816ec82e5df208915a9ef74554d381810c90a701', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_73d59', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_household', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='householdevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cedbec25be6ae52c90b00b9d701abccbd4825362', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f504f', table='residents_householdevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='householdmember',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('relation', '02')), expressions=[('household', '='), ('period', '&&')], name='householdmember_one_head_at_a_time', violation_error_message='The household already has a head.'),
        ),
        migrations.AddConstraint(
            model_name='householdmember',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('period', '&&')], name='householdmember_one_household_at_a_time', violation_error_message='This person already belongs to a household at that time.'),
        ),
        migrations.AddConstraint(
            model_name='householdmember',
            constraint=models.CheckConstraint(condition=models.Q(('relation__in', ('1', '2', '3', '4', '5', '6', '7', '8', '02', '11', '12', '21', '22', '27', '28', '31', '32', '38', '41', '43', '51', '52', '53', '55', '61', '63', '71', '73', '75', '77', '97', '99'))), name='householdmember_relation_known', violation_error_message='Say how this person is related.'),
        ),
        migrations.AddConstraint(
            model_name='householdmember',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__startswith__isnull', False)), name='householdmember_has_a_start'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='householdmember',
            trigger=pgtrigger.compiler.Trigger(name='householdmember_never_moves', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "household_id", "person_id" rows from % table\', TG_TABLE_NAME;', hash='3af2be004d7709b11731e9c47d4a6ac91ffc7651', operation='UPDATE OF "household_id", "person_id"', pgid='pgtrigger_householdmember_never_moves_a87df', table='residents_householdmember', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='householdmember',
            trigger=pgtrigger.compiler.Trigger(name='householdmember_leaves_a_head', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE checked bigint; whole daterange; headed datemultirange; inside bool;', func="IF TG_OP = 'DELETE' THEN checked := OLD.household_id; ELSE checked := NEW.household_id; END IF;\n    SELECT household.period INTO whole FROM residents_household household\n    WHERE household.id = checked;\n    IF whole IS NULL THEN\n        RETURN NULL;\n    END IF;\n    SELECT range_agg(member.period) FILTER (WHERE member.relation = '02'),\n           bool_and(member.period <@ whole)\n    INTO headed, inside\n    FROM residents_householdmember member WHERE member.household_id = checked;\n    IF headed IS NULL OR NOT headed @> whole THEN\n        RAISE EXCEPTION 'a household has exactly one head at any time'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'household_always_has_a_head';\n    END IF;\n    IF NOT inside THEN\n        RAISE EXCEPTION 'a member belongs to a household while it lasts'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'householdmember_within_household';\n    END IF;\n    RETURN NULL;\n", hash='90cc9fa99ff9cccbd5fdac549e804b2d42014dc9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_householdmember_leaves_a_head_6e8fe', table='residents_householdmember', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='householdmember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_householdmemberevent" ("household_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") SELECT new_values."household_id", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."relation" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d582e5c3ed5c4a2f4c56ef35ede62f2453362735', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_59ba9', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_householdmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='householdmember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_householdmemberevent" ("household_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") SELECT new_values."household_id", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."relation" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='584b017b56977bb854dd541a98b49a49b7da8022', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_12d99', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_householdmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='householdmember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_householdmemberevent" ("household_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") SELECT old_values."household_id", old_values."id", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."relation" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3fe1e28712ffbadb80e5ea5eeb062626e4221fc8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1306f', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_householdmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='householdmemberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9d03ce523071c01b51364ed3f535906c851240f1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bc9a0', table='residents_householdmemberevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='knock',
            index=models.Index(fields=['person', 'on'], name='residents_k_person__ead857_idx'),
        ),
        migrations.AddConstraint(
            model_name='knock',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['here', 'nobody', 'moved'])), name='knock_outcome_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='knock',
            trigger=pgtrigger.compiler.Trigger(name='knock_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "outcome", "on", "by_id", "unit_id" or delete rows from % table\', TG_TABLE_NAME;', hash='1a87db43289451dbe71095030794b8279b5e88fc', operation='UPDATE OF "outcome", "on", "by_id", "unit_id" OR DELETE', pgid='pgtrigger_knock_written_once_44a55', table='residents_knock', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='landlordmember',
            constraint=models.CheckConstraint(condition=models.Q(('position__in', ['member', 'deputy', 'chair'])), name='landlordmember_position_known'),
        ),
        migrations.AddConstraint(
            model_name='landlordmember',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False)), name='landlordmember_period_not_empty', violation_error_message='The end must come after the start.'),
        ),
        migrations.AddConstraint(
            model_name='landlordmember',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('period', '&&')], name='landlordmember_once_at_a_time', violation_error_message='This landlord is a member for part of that time already.'),
        ),
        migrations.AddConstraint(
            model_name='landlordmember',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('account__isnull', False)), expressions=[('account', '='), ('period', '&&')], name='landlordmember_account_of_one', violation_error_message='This account belongs to another landlord.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landlordmember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_landlordmemberevent" ("account_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."account_id", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='24472e5ce1875848728abf80c86f9e2e9d26384f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_99d8e', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_landlordmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landlordmember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_landlordmemberevent" ("account_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT new_values."account_id", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5ef81918b3f747ebc8911eaf1c6229611980d3d0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8fe1b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_landlordmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landlordmember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_landlordmemberevent" ("account_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") SELECT old_values."account_id", old_values."id", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='90ed482bd70155fa994123d765d335c524f92144', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8f8c2', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_landlordmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landlorddutyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ef5c720839836952c4c60ae7794ba10686edb080', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_34eb2', table='residents_landlorddutyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='landlordduty',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['tenants', 'fire', 'lease', 'meeting', 'other'])), name='landlordduty_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='landlordduty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'other'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='landlordduty_other_has_words', violation_error_message='Say it in a few words.'),
        ),
        migrations.AddConstraint(
            model_name='landlordduty',
            constraint=models.UniqueConstraint(fields=('member', 'kind', 'due_on', 'text'), name='landlordduty_once_per_day', violation_error_message='This duty is set already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landlordduty',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_landlorddutyevent" ("done_on", "due_on", "id", "kind", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_by_id", "text") SELECT new_values."done_on", new_values."due_on", new_values."id", new_values."kind", new_values."member_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."set_by_id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ee9b36f41e87c5fec3aeae14de19590e504256e4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6f390', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_landlordduty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landlordduty',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_landlorddutyevent" ("done_on", "due_on", "id", "kind", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_by_id", "text") SELECT new_values."done_on", new_values."due_on", new_values."id", new_values."kind", new_values."member_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."set_by_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b7f914c542f205f3445862918b44b943c970d7b3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5b347', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_landlordduty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landlordduty',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_landlorddutyevent" ("done_on", "due_on", "id", "kind", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "set_by_id", "text") SELECT old_values."done_on", old_values."due_on", old_values."id", old_values."kind", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."set_by_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='61e1d1643f8300e9f228dcabc82698dcb05776ef', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_cf95e', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_landlordduty', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='landlordmemberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9aed49e3c5caba7d4c5ef43922ee1a9c51db72a7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_81cc4', table='residents_landlordmemberevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='legalhold',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('person',), name='legalhold_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='legalhold',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='legalhold_has_reason', violation_error_message='Say why the record must be kept.'),
        ),
        migrations.AddConstraint(
            model_name='letting',
            constraint=models.CheckConstraint(condition=models.Q(('relation__in', ['owns', 'lets'])), name='letting_relation_known'),
        ),
        migrations.AddConstraint(
            model_name='letting',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False)), name='letting_period_not_empty', violation_error_message='The end must come after the start.'),
        ),
        migrations.AddConstraint(
            model_name='letting',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('dwelling', '='), ('relation', '='), ('period', '&&')], name='letting_once_at_a_time', violation_error_message='This is recorded already for part of that time.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_lettingevent" ("dwelling_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") SELECT new_values."dwelling_id", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."relation" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='617f36eaefe628da7f87d701eda766410cc15d54', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_124a9', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_letting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_lettingevent" ("dwelling_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") SELECT new_values."dwelling_id", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."relation" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='23e6319985fa8672173e0de455a45e7ad8800508', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3f570', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_letting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_lettingevent" ("dwelling_id", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") SELECT old_values."dwelling_id", old_values."id", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."relation" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1dfe08c3fc54d4ebd7aa677bb4878ca08addfe28', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4c046', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_letting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lettingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='94dfb125d23d64f9eee2aa39dcbcf27d802ea031', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_41c79', table='residents_lettingevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['status', 'starts_at'], name='residents_m_status_5a8305_idx'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['council', 'rally', 'residents', 'committee'])), name='meeting_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['planned', 'called', 'held', 'cancelled'])), name='meeting_status_known'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['called', 'held']), _negated=True), ('called_on__isnull', False), _connector='OR'), name='meeting_called_before_held'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'held'), models.Q(('minutes', ''), _negated=True)), models.Q(models.Q(('status', 'held'), _negated=True), ('minutes', '')), _connector='OR'), name='meeting_minutes_iff_held', violation_error_message='Write the minutes.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), models.Q(('cancelled_for', ''), _negated=True)), models.Q(models.Q(('status', 'cancelled'), _negated=True), ('cancelled_for', '')), _connector='OR'), name='meeting_cancelled_has_a_reason', violation_error_message='Say why the meeting is cancelled.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='meeting_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{called:cancelled,called:held,planned:called,planned:cancelled}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='43d0a33ca8032330d71d7a944f34d6617c863f9b', operation='UPDATE', pgid='pgtrigger_meeting_moves_by_its_table_839db', table='residents_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='meeting_begins_planned', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."status" = \'planned\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='18523f460d3d7a6189c2ae7a9121702c9071d92e', operation='INSERT', pgid='pgtrigger_meeting_begins_planned_6fbf0', table='residents_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='meeting_stays_once_held', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."status" = \'held\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='26d15f98f6ea227aebe9392f535a437454fac2e3', operation='UPDATE OR DELETE', pgid='pgtrigger_meeting_stays_once_held_3ce8e', table='residents_meeting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_meetingevent" ("agenda", "called_on", "cancelled_for", "id", "kind", "minuted_by_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "status", "title", "unit_id") SELECT new_values."agenda", new_values."called_on", new_values."cancelled_for", new_values."id", new_values."kind", new_values."minuted_by_id", new_values."minutes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."starts_at", new_values."status", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a370c3bc4b6e9cf71448cc21c6cc7853f479046a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f6a59', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_meetingevent" ("agenda", "called_on", "cancelled_for", "id", "kind", "minuted_by_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "status", "title", "unit_id") SELECT new_values."agenda", new_values."called_on", new_values."cancelled_for", new_values."id", new_values."kind", new_values."minuted_by_id", new_values."minutes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."starts_at", new_values."status", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='85b79fd7e453831641c79db8407babe018919b4c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_68057', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_meetingevent" ("agenda", "called_on", "cancelled_for", "id", "kind", "minuted_by_id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "status", "title", "unit_id") SELECT old_values."agenda", old_values."called_on", old_values."cancelled_for", old_values."id", old_values."kind", old_values."minuted_by_id", old_values."minutes", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."starts_at", old_values."status", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a004cfb09e4a16bedea6a766169d01a6fab79b4e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5420f', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_meeting', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'capacity'), name='attendance_once_per_capacity'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__in', ['resident', 'landlord', 'merchant', 'member', 'staff'])), name='attendance_capacity_known'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('came_count__gte', 1)), name='attendance_of_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='attendance_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2b67e80b37de8b0dfceaf226855f6a82c130e689', operation='UPDATE OR DELETE', pgid='pgtrigger_attendance_written_once_ec145', table='residents_attendance', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3e920013f9b3451d5dfcb3e92c2c09d8377fd513', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d7fa8', table='residents_meetingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('merged',), name='merge_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.CheckConstraint(condition=models.Q(('survivor', models.F('merged')), _negated=True), name='merge_of_two'),
        ),
        migrations.AddConstraint(
            model_name='microgridarea',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('grid', '='), ('road', '='), ('numbers', '&&'), ('period', '&&')], name='microgridarea_in_one_microgrid', violation_error_message='Another microgrid already holds part of this stretch.'),
        ),
        migrations.AddConstraint(
            model_name='microgridarea',
            constraint=models.CheckConstraint(condition=models.Q(('numbers__isempty', False), ('numbers__startswith__isnull', False), ('period__isempty', False), ('period__startswith__isnull', False), models.Q(('road', ''), _negated=True)), name='microgridarea_is_something'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='microgridarea',
            trigger=pgtrigger.compiler.Trigger(name='microgridarea_of_a_microgrid', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    SELECT unit.parent_id INTO NEW.grid_id\n    FROM territory_unit unit WHERE unit.id = NEW.unit_id AND unit.level = 'microgrid';\n    IF NEW.grid_id IS NULL THEN\n        RAISE EXCEPTION 'only a microgrid consists of stretches'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'microgridarea_of_a_microgrid';\n    END IF;\n    RETURN NEW;\n", hash='e442d0cfe85470fddcf6ca74bff29c02a1103e79', operation='INSERT OR UPDATE OF "unit_id", "grid_id"', pgid='pgtrigger_microgridarea_of_a_microgrid_7a428', table='residents_microgridarea', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='microgridarea',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_microgridareaevent" ("grid_id", "id", "numbers", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "road", "unit_id") SELECT new_values."grid_id", new_values."id", new_values."numbers", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."road", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0411bbd5b0af7481b9ef068f64c97730f7e44593', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_eda4f', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_microgridarea', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='microgridarea',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_microgridareaevent" ("grid_id", "id", "numbers", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "road", "unit_id") SELECT new_values."grid_id", new_values."id", new_values."numbers", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."road", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='989d33dd2bbf26908f103de946f1abeba4edeb2b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6c7f0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_microgridarea', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='microgridarea',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_microgridareaevent" ("grid_id", "id", "numbers", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "road", "unit_id") SELECT old_values."grid_id", old_values."id", old_values."numbers", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."road", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1754af2a4d501fafc92992409e2a02f977f66b88', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f47fa', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_microgridarea', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='microgridareaevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='891692cc4542a7f05ddfcb65460301a6e9608875', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6ec38', table='residents_microgridareaevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='minoraccess',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'given', 'declined'])), name='minoraccess_state_known'),
        ),
        migrations.AddConstraint(
            model_name='minoraccess',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='minoraccess_says_why'),
        ),
        migrations.AddConstraint(
            model_name='minoraccess',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('decided_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='minoraccess_second_person', violation_error_message='Another person has to decide.'),
        ),
        migrations.AddConstraint(
            model_name='minoraccess',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'given'), ('until__gt', models.F('decided_at')), ('until__isnull', False)), models.Q(models.Q(('state', 'given'), _negated=True), ('until__isnull', True)), _connector='OR'), name='minoraccess_given_for_a_time'),
        ),
        migrations.AddConstraint(
            model_name='minoraccess',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('person', 'asked_by'), name='minoraccess_asked_once', violation_error_message='You have asked for this already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='minoraccess',
            trigger=pgtrigger.compiler.Trigger(name='minoraccess_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{asked:declined,asked:given}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='a9192baa9190a5655d1cbbdb6a1967d24b74a6e4', operation='UPDATE', pgid='pgtrigger_minoraccess_moves_by_its_table_22158', table='residents_minoraccess', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='minoraccess',
            trigger=pgtrigger.compiler.Trigger(name='minoraccess_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='58c01345a1bfded99233cfb53253024a192398be', operation='UPDATE', pgid='pgtrigger_minoraccess_words_stay_60f9f', table='residents_minoraccess', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='need',
            index=models.Index(fields=['status', 'due_on'], name='residents_n_status_414238_idx'),
        ),
        migrations.AddIndex(
            model_name='need',
            index=models.Index(fields=['ask_again_on'], name='residents_n_ask_aga_ff1fe0_idx'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['housing', 'work', 'wages', 'permit', 'school', 'childcare', 'elderly', 'insurance', 'training', 'safety', 'environment', 'dispute', 'other'])), name='need_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['noted', 'decided', 'answered', 'met', 'unmet', 'withdrawn'])), name='need_status_known'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('class_kind__in', ['local', 'new', 'undetermined', 'transitional', 'floating', 'rooted', 'none'])), name='need_class_known'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['field', 'desk'])), name='need_source_known'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'decided'), _negated=True), ('doer__isnull', False), models.Q(('doer_label', ''), _negated=True), _connector='OR'), name='need_decided_has_a_doer', violation_error_message='Say who does it.'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('ask_again_on__isnull', True), ('status__in', ('met', 'unmet')), _connector='OR'), name='need_asked_again_only_when_told'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('noted', 'decided', 'answered'))), fields=('person', 'kind'), name='need_open_once_per_person_and_kind', violation_error_message='This need of this person is already noted and still open.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='need_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{answered:met,answered:noted,answered:unmet,answered:withdrawn,decided:answered,decided:decided,decided:noted,decided:withdrawn,noted:answered,noted:decided,noted:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='c9f52a877792db18bc3d79e223e2c4f1a4efe548', operation='UPDATE', pgid='pgtrigger_need_moves_by_its_table_388af', table='residents_need', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='need_begins_noted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."status" = \'noted\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='d5c5dfb03e79bc54973a068b401496efa265e9fe', operation='INSERT', pgid='pgtrigger_need_begins_noted_66540', table='residents_need', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_needevent" ("address_id", "again_of_id", "ask_again_on", "class_kind", "doer_id", "doer_label", "due_on", "id", "kind", "moved_at", "noted_at", "noted_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "status", "text", "unit_id") SELECT new_values."address_id", new_values."again_of_id", new_values."ask_again_on", new_values."class_kind", new_values."doer_id", new_values."doer_label", new_values."due_on", new_values."id", new_values."kind", new_values."moved_at", new_values."noted_at", new_values."noted_by_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."status", new_values."text", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cdd5a32c64172e663f2aeb224ed55872dfe01468', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d1b27', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_needevent" ("address_id", "again_of_id", "ask_again_on", "class_kind", "doer_id", "doer_label", "due_on", "id", "kind", "moved_at", "noted_at", "noted_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "status", "text", "unit_id") SELECT new_values."address_id", new_values."again_of_id", new_values."ask_again_on", new_values."class_kind", new_values."doer_id", new_values."doer_label", new_values."due_on", new_values."id", new_values."kind", new_values."moved_at", new_values."noted_at", new_values."noted_by_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."status", new_values."text", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='616d067c60d6825bf00ad028250e9b166363c895', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_11f30', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_needevent" ("address_id", "again_of_id", "ask_again_on", "class_kind", "doer_id", "doer_label", "due_on", "id", "kind", "moved_at", "noted_at", "noted_by_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "status", "text", "unit_id") SELECT old_values."address_id", old_values."again_of_id", old_values."ask_again_on", old_values."class_kind", old_values."doer_id", old_values."doer_label", old_values."due_on", old_values."id", old_values."kind", old_values."moved_at", old_values."noted_at", old_values."noted_by_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."status", old_values."text", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4a5b01eb9b5e316010203c978643c2399bbc6146', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0e7d5', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='needevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3de1131c36c468596743153d9ce602e4a086e983', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b7077', table='residents_needevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='needmove',
            index=models.Index(fields=['need', 'at'], name='residents_n_need_id_de26c5_idx'),
        ),
        migrations.AddConstraint(
            model_name='needmove',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['noted', 'decided', 'answered', 'told', 'returned', 'asked', 'handed', 'withdrawn'])), name='needmove_step_known'),
        ),
        migrations.AddConstraint(
            model_name='needmove',
            constraint=models.CheckConstraint(condition=models.Q(('after__in', ['noted', 'decided', 'answered', 'met', 'unmet', 'withdrawn'])), name='needmove_after_known'),
        ),
        migrations.AddConstraint(
            model_name='needmove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('step__in', ['answered', 'withdrawn']), _negated=True), models.Q(('after', 'unmet'), _negated=True)), models.Q(('text', ''), _negated=True), _connector='OR'), name='needmove_answer_and_refusal_have_words', violation_error_message='Say it in a few words.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='needmove',
            trigger=pgtrigger.compiler.Trigger(name='needmove_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5e8914aa0d69679bcb98095b8db357873c2e9c45', operation='UPDATE OR DELETE', pgid='pgtrigger_needmove_written_once_36e68', table='residents_needmove', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='occupancyban',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('address', 'dwelling'), name='occupancyban_once_in_force', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='occupancyban',
            constraint=models.CheckConstraint(condition=models.Q(('basis', ''), _negated=True), name='occupancyban_has_basis', violation_error_message='Say what the ban rests on.'),
        ),
        migrations.AddConstraint(
            model_name='occupancyban',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lift_basis', ''), ('lifted_at__isnull', True), ('lifted_by__isnull', True)), models.Q(('lifted_at__gte', models.F('imposed_at')), models.Q(('lift_basis', ''), _negated=True)), _connector='OR'), name='occupancyban_lifted_with_basis', violation_error_message='Say why the ban is lifted.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='occupancyban',
            trigger=pgtrigger.compiler.Trigger(name='occupancyban_unit_from_address', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    SELECT address.unit_id INTO NEW.unit_id\n    FROM places_address address WHERE address.id = NEW.address_id;\n    RETURN NEW;\n', hash='55e1e18caade0aa7561e247bc7fcd4bfa2b72d7d', operation='INSERT OR UPDATE OF "address_id", "unit_id"', pgid='pgtrigger_occupancyban_unit_from_address_feb14', table='residents_occupancyban', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='occupancyban',
            trigger=pgtrigger.compiler.Trigger(name='occupancyban_dwelling_at_address', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.dwelling_id IS NOT NULL AND NOT EXISTS (\n        SELECT FROM residents_dwelling dwelling\n        WHERE dwelling.id = NEW.dwelling_id AND dwelling.address_id = NEW.address_id\n    ) THEN\n        RAISE EXCEPTION 'the dwelling lies at another address'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'occupancyban_dwelling_at_address';\n    END IF;\n    RETURN NEW;\n", hash='336b31a794dea6181ca508f6893b51505d13a24e', operation='INSERT OR UPDATE OF "address_id", "dwelling_id"', pgid='pgtrigger_occupancyban_dwelling_at_address_f3dff', table='residents_occupancyban', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='occupancyban',
            trigger=pgtrigger.compiler.Trigger(name='occupancyban_after_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    PERFORM 1 FROM places_address WHERE id = NEW.address_id FOR UPDATE;\n    RETURN NEW;\n', hash='dbcd5ed107394bd97836b6f34939d91742ab456b', operation='INSERT', pgid='pgtrigger_occupancyban_after_stays_18c29', table='residents_occupancyban', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='occupancyban',
            trigger=pgtrigger.compiler.Trigger(name='occupancyban_lifted_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."lifted_at" IS NOT NULL)', func='RAISE EXCEPTION \'pgtrigger: Cannot update of "address_id", "dwelling_id", "basis", "source", "imposed_at", "imposed_by_id", "lifted_at", "lifted_by_id", "lift_basis" rows from % table\', TG_TABLE_NAME;', hash='0f0570eae955e7931e25822669585e6133c5f4c6', operation='UPDATE OF "address_id", "dwelling_id", "basis", "source", "imposed_at", "imposed_by_id", "lifted_at", "lifted_by_id", "lift_basis"', pgid='pgtrigger_occupancyban_lifted_for_good_de7d9', table='residents_occupancyban', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='occupancyban',
            trigger=pgtrigger.compiler.Trigger(name='occupancyban_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='a3299cd60d3e06f94b5a79fa61b33c699c0e8a11', operation='DELETE', pgid='pgtrigger_occupancyban_is_kept_af951', table='residents_occupancyban', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='occupancyban',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_occupancybanevent" ("address_id", "basis", "dwelling_id", "id", "imposed_at", "imposed_by_id", "lift_basis", "lifted_at", "lifted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT new_values."address_id", new_values."basis", new_values."dwelling_id", new_values."id", new_values."imposed_at", new_values."imposed_by_id", new_values."lift_basis", new_values."lifted_at", new_values."lifted_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4f92064351233270634e5cd579a23d6ecc4309aa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_903b6', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_occupancyban', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='occupancyban',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_occupancybanevent" ("address_id", "basis", "dwelling_id", "id", "imposed_at", "imposed_by_id", "lift_basis", "lifted_at", "lifted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT new_values."address_id", new_values."basis", new_values."dwelling_id", new_values."id", new_values."imposed_at", new_values."imposed_by_id", new_values."lift_basis", new_values."lifted_at", new_values."lifted_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c7e7ed57ea443080a9c99e185dcad6472f234453', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_624ca', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_occupancyban', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='occupancyban',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_occupancybanevent" ("address_id", "basis", "dwelling_id", "id", "imposed_at", "imposed_by_id", "lift_basis", "lifted_at", "lifted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT old_values."address_id", old_values."basis", old_values."dwelling_id", old_values."id", old_values."imposed_at", old_values."imposed_by_id", old_values."lift_basis", old_values."lifted_at", old_values."lifted_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='234fc320cc04fe7a719c757c419e82c5c0585c1a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_03032', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_occupancyban', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='occupancybanevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='27d5ade01491821ce855da1511765f0fa44040d4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_11110', table='residents_occupancybanevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='opinionround',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['open', 'closed'])), name='opinionround_status_known'),
        ),
        migrations.AddConstraint(
            model_name='opinionround',
            constraint=models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='opinionround_forward'),
        ),
        migrations.AddConstraint(
            model_name='opinionround',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('question', ''), _negated=True)), name='opinionround_asks_something'),
        ),
        migrations.AddConstraint(
            model_name='opinionround',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('status', 'closed')), models.Q(('closed_on__isnull', True), ('status', 'open')), _connector='OR'), name='opinionround_closed_iff_dated'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinionround',
            trigger=pgtrigger.compiler.Trigger(name='opinionround_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:closed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='77c32b88e56b9643fea6e4b62d384554d52e4eff', operation='UPDATE', pgid='pgtrigger_opinionround_moves_by_its_table_2540f', table='residents_opinionround', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinionround',
            trigger=pgtrigger.compiler.Trigger(name='opinionround_begins_open', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."status" = \'open\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='884e4958955d958322fadd79af4af1be48f582d3', operation='INSERT', pgid='pgtrigger_opinionround_begins_open_34b42', table='residents_opinionround', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinionround',
            trigger=pgtrigger.compiler.Trigger(name='opinionround_stays_once_closed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."status" = \'closed\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='14c44f88e6cf6dac02f0910960d35b7ad23e452e', operation='UPDATE OR DELETE', pgid='pgtrigger_opinionround_stays_once_closed_2c3fd', table='residents_opinionround', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinionround',
            trigger=pgtrigger.compiler.Trigger(name='opinionround_closed_with_outcomes', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."status" = \'closed\')', func="\n    IF EXISTS (\n        SELECT FROM residents_opinion opinion WHERE opinion.round_id = NEW.id\n        AND NOT EXISTS (\n            SELECT FROM residents_thememention mention\n            WHERE mention.opinion_id = opinion.id)\n    ) OR EXISTS (\n        SELECT FROM residents_opiniontheme theme\n        WHERE theme.round_id = NEW.id AND theme.outcome = ''\n    ) THEN\n        RAISE EXCEPTION 'an answer has no theme or a theme no outcome'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'opinionround_closed_with_outcomes';\n    END IF;\n    RETURN NEW;\n", hash='313bdd88e2430159b402f76fe38fa11673266a0b', operation='UPDATE OF "status"', pgid='pgtrigger_opinionround_closed_with_outcomes_7ab3c', table='residents_opinionround', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinionround',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_opinionroundevent" ("closed_on", "closes_on", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "status", "title", "unit_id") SELECT new_values."closed_on", new_values."closes_on", new_values."id", new_values."opens_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."question", new_values."status", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1faea135c0e96af699e2e2af9915f3dc682da44a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_84550', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_opinionround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinionround',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_opinionroundevent" ("closed_on", "closes_on", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "status", "title", "unit_id") SELECT new_values."closed_on", new_values."closes_on", new_values."id", new_values."opens_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."question", new_values."status", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7f0b2ba6c60123b969ea9576c694d3346d27470e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3d299', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_opinionround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinionround',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_opinionroundevent" ("closed_on", "closes_on", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "status", "title", "unit_id") SELECT old_values."closed_on", old_values."closes_on", old_values."id", old_values."opens_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."question", old_values."status", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6e1fde6c0aabd231bce078c8d922921246bb50ce', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_901dc', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_opinionround', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['box', 'visit', 'meeting', 'other'])), name='opinion_channel_known'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.UniqueConstraint(fields=('round', 'ledger_key'), name='opinion_once_per_line'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='opinion_has_words'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinion',
            trigger=pgtrigger.compiler.Trigger(name='opinion_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF TG_OP <> 'INSERT' THEN \n    PERFORM FROM residents_opinionround round\n    WHERE round.id = OLD.round_id AND round.status = 'open' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'a closed opinion round stays as it is'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'opinionround_stays_once_closed';\n    END IF;\n END IF;IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; \n    PERFORM FROM residents_opinionround round\n    WHERE round.id = NEW.round_id AND round.status = 'open' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'a closed opinion round stays as it is'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'opinionround_stays_once_closed';\n    END IF;\n RETURN NEW;", hash='4f97ef65fe217cacd90649b971dc6a006d588981', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_opinion_while_open_d78f7', table='residents_opinion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinionroundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='af0db428b0b64bb9544176b407bf10bbac0a4d7f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6bb17', table='residents_opinionroundevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='opiniontheme',
            constraint=models.UniqueConstraint(fields=('round', 'title'), name='opiniontheme_once_per_round'),
        ),
        migrations.AddConstraint(
            model_name='opiniontheme',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['taken', 'partly', 'not', ''])), name='opiniontheme_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='opiniontheme',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('reason', '')), models.Q(models.Q(('outcome', ''), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='opiniontheme_outcome_has_a_reason', violation_error_message='Say why.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opiniontheme',
            trigger=pgtrigger.compiler.Trigger(name='opiniontheme_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF TG_OP <> 'INSERT' THEN \n    PERFORM FROM residents_opinionround round\n    WHERE round.id = OLD.round_id AND round.status = 'open' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'a closed opinion round stays as it is'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'opinionround_stays_once_closed';\n    END IF;\n END IF;IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; \n    PERFORM FROM residents_opinionround round\n    WHERE round.id = NEW.round_id AND round.status = 'open' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'a closed opinion round stays as it is'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'opinionround_stays_once_closed';\n    END IF;\n RETURN NEW;", hash='a3468b9bd4e96aae258354e00909c5b9f17ccabf', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_opiniontheme_while_open_5913e', table='residents_opiniontheme', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opiniontheme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_opinionthemeevent" ("id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "title") SELECT new_values."id", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."round_id", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5db5bef537862279266022d538c29f56ff5e915d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ed011', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_opiniontheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opiniontheme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_opinionthemeevent" ("id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "title") SELECT new_values."id", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."round_id", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='41419c4e532628291b819712c4e904622d9b9dff', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_abf66', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_opiniontheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opiniontheme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_opinionthemeevent" ("id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "title") SELECT old_values."id", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."round_id", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='47a968a3a63b025a607c2a2ee5edec920a42338e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5e956', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_opiniontheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='opinionthemeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8a4082fde1890b960e560627515674afeb30579a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8afa4', table='residents_opinionthemeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partycontact',
            trigger=pgtrigger.compiler.Trigger(name='partycontact_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "member_id", "on" rows from % table\', TG_TABLE_NAME;', hash='9eecdba1cb7c78d067b17d9313a87189695f2b00', operation='UPDATE OF "member_id", "on"', pgid='pgtrigger_partycontact_stays_d48e8', table='residents_partycontact', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='partyorganisation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['committee', 'general_branch', 'branch', 'group', 'contact_point'])), name='partyorganisation_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='partyorganisation',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='partyorganisation_has_name'),
        ),
        migrations.AddConstraint(
            model_name='partyorganisation',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__startswith__isnull', False)), name='partyorganisation_has_a_start'),
        ),
        migrations.AddConstraint(
            model_name='partyorganisation',
            constraint=models.UniqueConstraint(condition=models.Q(('period__endswith__isnull', True)), fields=('unit', 'name'), name='partyorganisation_name_once', violation_error_message='An organisation of this name exists.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partyorganisation',
            trigger=pgtrigger.compiler.Trigger(name='partyorganisation_under_a_higher_one', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.parent_id IS NOT NULL AND NOT EXISTS (\n        SELECT FROM residents_partyorganisation above\n        WHERE above.id = NEW.parent_id AND above.period @> NEW.period\n          AND array_position(ARRAY['committee', 'general_branch', 'branch', 'group',\n                'contact_point']::varchar[], above.kind)\n            < array_position(ARRAY['committee', 'general_branch', 'branch', 'group',\n                'contact_point']::varchar[], NEW.kind)\n    ) THEN\n        RAISE EXCEPTION 'an organisation hangs under a higher one that is there'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'partyorganisation_under_a_higher_one';\n    END IF;\n    IF TG_OP = 'UPDATE' AND EXISTS (\n        SELECT FROM residents_partyorganisation below\n        WHERE below.parent_id = NEW.id AND NOT NEW.period @> below.period\n    ) THEN\n        RAISE EXCEPTION 'what hangs under an organisation ends first'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'partyorganisation_outlives_its_own';\n    END IF;\n    RETURN NEW;\n", hash='bda3ec435600eb4fc275cefb578594e69fbbe956', operation='INSERT OR UPDATE OF "parent_id", "kind", "period"', pgid='pgtrigger_partyorganisation_under_a_higher_one_c7a96', table='residents_partyorganisation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partyorganisation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_partyorganisationevent" ("id", "is_street", "kind", "name", "parent_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_text", "unit_id") SELECT new_values."id", new_values."is_street", new_values."kind", new_values."name", new_values."parent_id", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_text", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aca833af3be8900a6289f598e76a15d4fbcab573', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8a1c7', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_partyorganisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partyorganisation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_partyorganisationevent" ("id", "is_street", "kind", "name", "parent_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_text", "unit_id") SELECT new_values."id", new_values."is_street", new_values."kind", new_values."name", new_values."parent_id", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_text", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='15030a80e9f6ce9dfbb477a785e39a5c298e88eb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f1ff9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_partyorganisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partyorganisation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_partyorganisationevent" ("id", "is_street", "kind", "name", "parent_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_text", "unit_id") SELECT old_values."id", old_values."is_street", old_values."kind", old_values."name", old_values."parent_id", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_text", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0b9c4d74fcac4a6087550b8212a25d24b2391079', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9dfc8', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_partyorganisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partymemberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4f4184db19da893f4b5625351dbb5b7420de99b2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_626d9', table='residents_partymemberevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='partymember',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('person',), name='partymember_in_the_base_once', violation_error_message='This person is in the base already.'),
        ),
        migrations.AddConstraint(
            model_name='partymember',
            constraint=models.CheckConstraint(condition=models.Q(('standing__in', ['full', 'probationary'])), name='partymember_standing_known'),
        ),
        migrations.AddConstraint(
            model_name='partymember',
            constraint=models.CheckConstraint(condition=models.Q(('found_by__in', ['organisation', 'member', 'ledger'])), name='partymember_found_by_known'),
        ),
        migrations.AddConstraint(
            model_name='partymember',
            constraint=models.CheckConstraint(condition=models.Q(('is_floating', False), ('contact_point__isnull', False), _connector='OR'), name='partymember_floating_has_a_contact_point', violation_error_message='A floating member needs a contact point. Choose one.'),
        ),
        migrations.AddConstraint(
            model_name='partymember',
            constraint=models.CheckConstraint(condition=models.Q(('is_floating', True), ('organisation__isnull', False), _connector='OR'), name='partymember_own_has_an_organisation', violation_error_message="Choose the member's organisation."),
        ),
        migrations.AddConstraint(
            model_name='partymember',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='partymember_out_after_in'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partymember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_partymemberevent" ("contact_point_id", "found_by", "home_organisation", "id", "is_floating", "joined_on", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "standing", "until") SELECT new_values."contact_point_id", new_values."found_by", new_values."home_organisation", new_values."id", new_values."is_floating", new_values."joined_on", new_values."organisation_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."since", new_values."standing", new_values."until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9e58c03fc95ada33ed23af7fab68fd55ef424b35', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_259f5', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_partymember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partymember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_partymemberevent" ("contact_point_id", "found_by", "home_organisation", "id", "is_floating", "joined_on", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "standing", "until") SELECT new_values."contact_point_id", new_values."found_by", new_values."home_organisation", new_values."id", new_values."is_floating", new_values."joined_on", new_values."organisation_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."since", new_values."standing", new_values."until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='87faab175ef0eeb5e88fad294d4644677d17a6f2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9abc3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_partymember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partymember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_partymemberevent" ("contact_point_id", "found_by", "home_organisation", "id", "is_floating", "joined_on", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "standing", "until") SELECT old_values."contact_point_id", old_values."found_by", old_values."home_organisation", old_values."id", old_values."is_floating", old_values."joined_on", old_values."organisation_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."since", old_values."standing", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='58cb51ab82d6174bbf790ba2ad8669ea98fdfb37', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_69ac5', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_partymember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partyorganisationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a8db60b65a724002ae54553881bdc064d579baf9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_98490', table='residents_partyorganisationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='partytransfer',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['in', 'out'])), name='partytransfer_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='partytransfer',
            constraint=models.CheckConstraint(condition=models.Q(('other', ''), _negated=True), name='partytransfer_names_the_other'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partytransfer',
            trigger=pgtrigger.compiler.Trigger(name='partytransfer_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "member_id", "kind", "on" rows from % table\', TG_TABLE_NAME;', hash='fd4eafaf28835f9bef8a8596e7063511c8194cab', operation='UPDATE OF "member_id", "kind", "on"', pgid='pgtrigger_partytransfer_stays_ced9e', table='residents_partytransfer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='43c3be5884785854e9e381f0dc52227911c30eeb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f2c73', table='residents_personevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='praiseround',
            constraint=models.UniqueConstraint(fields=('unit', 'title'), name='praiseround_title_once'),
        ),
        migrations.AddConstraint(
            model_name='praiseround',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='praiseround_has_title'),
        ),
        migrations.AddConstraint(
            model_name='praiseround',
            constraint=models.CheckConstraint(condition=models.Q(('counted_on__isnull', True), ('counted_on__gt', models.F('closes_on')), _connector='OR'), name='praiseround_counted_after_its_end'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praiseround',
            trigger=pgtrigger.compiler.Trigger(name='praiseround_counted_by_two', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.counted_on IS DISTINCT FROM OLD.counted_on AND (\n        OLD.counted_on IS NOT NULL\n        OR (SELECT COUNT(*) FROM residents_praisetally WHERE round_id = NEW.id) <> 2\n        OR EXISTS (\n            SELECT FROM residents_praisetally one\n            JOIN residents_praisetally other USING (round_id)\n            WHERE one.round_id = NEW.id\n              AND (one.present, one.held_on) <> (other.present, other.held_on)\n        )\n        OR EXISTS (\n            SELECT FROM residents_praisehands counted\n            JOIN residents_praisetally tally ON tally.id = counted.tally_id\n            WHERE tally.round_id = NEW.id\n            GROUP BY counted.nomination_id\n            HAVING COUNT(*) <> 2 OR MIN(counted.hands) <> MAX(counted.hands)\n        )\n    ) THEN\n        RAISE EXCEPTION 'a show of hands stands when two people counted the same'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'praiseround_counted_by_two';\n    END IF;\n    RETURN NEW;\n", hash='a3677ff9b946bbe3744adf435202632595167591', operation='UPDATE', pgid='pgtrigger_praiseround_counted_by_two_37518', table='residents_praiseround', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praiseround',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_praiseroundevent" ("closes_on", "counted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id") SELECT new_values."closes_on", new_values."counted_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f0c904eef779147c9661ef70c8bb998b583d7b28', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6435e', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_praiseround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praiseround',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_praiseroundevent" ("closes_on", "counted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id") SELECT new_values."closes_on", new_values."counted_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a3e1a5b06220f39dcca634fd11da574a25d1ead0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c77de', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_praiseround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praiseround',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_praiseroundevent" ("closes_on", "counted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id") SELECT old_values."closes_on", old_values."counted_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a812a8ce3703e1f88e7dad251bfc4817c55d0ffa', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_321e5', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_praiseround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nominationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0622e49559152bfb646ad1955f56ef7f15a76ab8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1040c', table='residents_nominationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(fields=('round', 'person'), name='nomination_once_per_round', violation_error_message='This person is nominated already.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['nominated', 'approved', 'declined', 'published'])), name='nomination_state_known'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(('shown_name__in', ['full', 'surname'])), name='nomination_shown_name_known'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(('reviewed_by__isnull', True), ('nominated_by__isnull', True), models.Q(('reviewed_by', models.F('nominated_by')), _negated=True), _connector='OR'), name='nomination_reviewed_by_another', violation_error_message='Somebody else reviews a nomination.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('shown_text', ''), _negated=True), _connector='OR'), name='nomination_published_with_a_text'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nomination',
            trigger=pgtrigger.compiler.Trigger(name='nomination_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{approved:published,nominated:approved,nominated:declined}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='ceb0ac877d1489b7c77ce3dfacfb913890674c9c', operation='UPDATE', pgid='pgtrigger_nomination_moves_by_its_table_dbaaf', table='residents_nomination', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nomination',
            trigger=pgtrigger.compiler.Trigger(name='nomination_begins_nominated', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."state" = \'nominated\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='1b8e3d2901ad60a8f140bafa35df4b677a2fab37', operation='INSERT', pgid='pgtrigger_nomination_begins_nominated_0ec79', table='residents_nomination', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nomination',
            trigger=pgtrigger.compiler.Trigger(name='nomination_published_with_consent', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.state = 'published' AND NOT EXISTS (\n        SELECT FROM residents_consent consent\n        WHERE consent.person_id = NEW.person_id AND consent.purpose = 'publish'\n          AND consent.withdrawn_on IS NULL\n    ) THEN\n        RAISE EXCEPTION 'nobody is published without a standing consent'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'nomination_published_with_consent';\n    END IF;\n    RETURN NEW;\n", hash='0889057911f83e59eb3e4e413b0c47e316834bf0', operation='UPDATE OF "state"', pgid='pgtrigger_nomination_published_with_consent_b0f05', table='residents_nomination', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nomination',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_nominationevent" ("id", "nominated_by_id", "nominated_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "remark", "reviewed_by_id", "round_id", "shown_name", "shown_text", "state") SELECT new_values."id", new_values."nominated_by_id", new_values."nominated_on", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."remark", new_values."reviewed_by_id", new_values."round_id", new_values."shown_name", new_values."shown_text", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b3495834f594feb8e7ffdf068d7e1883691aa188', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f8229', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_nomination', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nomination',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_nominationevent" ("id", "nominated_by_id", "nominated_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "remark", "reviewed_by_id", "round_id", "shown_name", "shown_text", "state") SELECT new_values."id", new_values."nominated_by_id", new_values."nominated_on", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."remark", new_values."reviewed_by_id", new_values."round_id", new_values."shown_name", new_values."shown_text", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1458e10c40b9ea3b2b37ce903ed0e8cf3e81e49a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9695b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_nomination', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nomination',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_nominationevent" ("id", "nominated_by_id", "nominated_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "remark", "reviewed_by_id", "round_id", "shown_name", "shown_text", "state") SELECT old_values."id", old_values."nominated_by_id", old_values."nominated_on", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."remark", old_values."reviewed_by_id", old_values."round_id", old_values."shown_name", old_values."shown_text", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2106c5f146207ae6cf285bddbe45a2dbc72cebc2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_24d83', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_nomination', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praiseroundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9ee3519362886adc1a08af6863e7f9e8f33b0398', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c57d0', table='residents_praiseroundevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='praisetally',
            constraint=models.UniqueConstraint(fields=('round', 'place'), name='praisetally_place_once'),
        ),
        migrations.AddConstraint(
            model_name='praisetally',
            constraint=models.UniqueConstraint(fields=('round', 'teller'), name='praisetally_two_people'),
        ),
        migrations.AddConstraint(
            model_name='praisetally',
            constraint=models.CheckConstraint(condition=models.Q(('place__in', (1, 2))), name='praisetally_two_places'),
        ),
        migrations.AddConstraint(
            model_name='praisetally',
            constraint=models.CheckConstraint(condition=models.Q(('present__gte', 1)), name='praisetally_somebody_there'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praisetally',
            trigger=pgtrigger.compiler.Trigger(name='praisetally_stands', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM residents_praisetally tally\n        JOIN residents_praiseround call ON call.id = tally.round_id\n        WHERE call.counted_on IS NOT NULL AND tally.id = OLD.id\n    ) THEN\n        RAISE EXCEPTION 'a show of hands that stands is not counted again'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'praise_count_stands';\n    END IF;\n\n    IF TG_OP = 'UPDATE' AND NEW.present < (\n        SELECT COALESCE(SUM(hands), 0) FROM residents_praisehands\n        WHERE tally_id = NEW.id\n    ) THEN\n        RAISE EXCEPTION 'more hands than people present'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'praisehands_fit';\n    END IF;\nRETURN COALESCE(NEW, OLD);", hash='8ecf5b51037c13416176812b2b8be979ab074f01', operation='UPDATE OR DELETE', pgid='pgtrigger_praisetally_stands_a270a', table='residents_praisetally', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praisetally',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_praisetallyevent" ("held_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "round_id", "teller_id") SELECT new_values."held_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."present", new_values."round_id", new_values."teller_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a9be01031290b396436b47454e464181ea12f24e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d826c', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_praisetally', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praisetally',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_praisetallyevent" ("held_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "round_id", "teller_id") SELECT new_values."held_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."present", new_values."round_id", new_values."teller_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e5a0b4d3d67f4478a532e8f8c4cce8970a945ad4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_05c38', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_praisetally', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praisetally',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_praisetallyevent" ("held_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "round_id", "teller_id") SELECT old_values."held_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."present", old_values."round_id", old_values."teller_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7dc53c143e7495152038e627072c0caaf61684cd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ddd2b', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_praisetally', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praisehandsevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c9587a8701b98c6e5a87590efc2a53d715beb0e2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_968dc', table='residents_praisehandsevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='praisehands',
            constraint=models.UniqueConstraint(fields=('tally', 'nomination'), name='praisehands_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praisehands',
            trigger=pgtrigger.compiler.Trigger(name='praisehands_stand', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM residents_praisetally tally\n        JOIN residents_praiseround call ON call.id = tally.round_id\n        WHERE call.counted_on IS NOT NULL AND tally.id = COALESCE(NEW.tally_id, OLD.tally_id)\n    ) THEN\n        RAISE EXCEPTION 'a show of hands that stands is not counted again'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'praise_count_stands';\n    END IF;\n\n    IF TG_OP <> 'DELETE' AND NOT EXISTS (\n        SELECT FROM residents_praisetally tally\n        JOIN residents_nomination one ON one.round_id = tally.round_id\n        WHERE tally.id = NEW.tally_id AND one.id = NEW.nomination_id\n          AND tally.present >= NEW.hands + (\n            SELECT COALESCE(SUM(other.hands), 0) FROM residents_praisehands other\n            WHERE other.tally_id = NEW.tally_id AND other.id <> NEW.id\n          )\n    ) THEN\n        RAISE EXCEPTION 'one person raises one hand, for a nominee of the round'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'praisehands_fit';\n    END IF;\nRETURN COALESCE(NEW, OLD);", hash='e465f7cf0f64becc5319a3e845d602962526f0e5', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_praisehands_stand_a121c', table='residents_praisehands', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praisehands',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_praisehandsevent" ("hands", "id", "nomination_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tally_id") SELECT new_values."hands", new_values."id", new_values."nomination_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."tally_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f02d510b65c5c3f25f91c4e2dc7970f0f41b2bd0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8bbbb', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_praisehands', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praisehands',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_praisehandsevent" ("hands", "id", "nomination_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tally_id") SELECT new_values."hands", new_values."id", new_values."nomination_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."tally_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='827e63f8c17d574a177cea95836a3ec900908dd4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_40322', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_praisehands', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praisehands',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_praisehandsevent" ("hands", "id", "nomination_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tally_id") SELECT old_values."hands", old_values."id", old_values."nomination_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."tally_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d5baac80bad512addf335a5b8e9fcb53c8052212', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_68338', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_praisehands', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='praisetallyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cad59c79e32e4441eb5e7840bff9e89ca4346aeb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3525e', table='residents_praisetallyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='privacynotice',
            constraint=models.UniqueConstraint(fields=('unit', 'version'), name='privacynotice_version_once'),
        ),
        migrations.AddConstraint(
            model_name='privacynotice',
            constraint=models.CheckConstraint(condition=models.Q(('processor', ''), ('purposes', ''), ('kinds', ''), ('retention', ''), ('rights', ''), _connector='OR', _negated=True), name='privacynotice_says_everything', violation_error_message='A notice says all of it (PIPL §17).'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='privacynotice',
            trigger=pgtrigger.compiler.Trigger(name='privacynotice_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e7a4d0307a126cf0b3a03f6620ce2ade0d19bc00', operation='UPDATE OR DELETE', pgid='pgtrigger_privacynotice_written_once_a9e1e', table='residents_privacynotice', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='noticetelling',
            constraint=models.UniqueConstraint(fields=('person', 'notice'), name='noticetelling_once'),
        ),
        migrations.AddConstraint(
            model_name='noticetelling',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['written', 'spoken'])), name='noticetelling_form_known'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='resolution_numbered'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='resolution_has_words'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resolution',
            trigger=pgtrigger.compiler.Trigger(name='resolution_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bd66a33f27cc0943243bf1030060f050433bb5b0', operation='UPDATE OR DELETE', pgid='pgtrigger_resolution_written_once_a60e0', table='residents_resolution', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='af2abbf13fd2fdbbcb1eadf34663def9ec81c5b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_81418', table='residents_followupevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(condition=models.Q(('done_on__isnull', True)), fields=['due_on'], name='followup_open_due'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('doer', ''), _negated=True)), name='followup_somebody_does_something', violation_error_message='Say what is to do and who does it.'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_note', ''), ('done_on__isnull', True)), models.Q(('done_on__isnull', False), models.Q(('done_note', ''), _negated=True)), _connector='OR'), name='followup_done_says_how', violation_error_message='Say what became of it.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='followup_stays_once_done', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."done_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6a119d27b379fb298d117c556e7187e61fe3b687', operation='UPDATE OR DELETE', pgid='pgtrigger_followup_stays_once_done_6bf8c', table='residents_followup', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_followupevent" ("doer", "done_by_id", "done_note", "done_on", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution_id", "text") SELECT new_values."doer", new_values."done_by_id", new_values."done_note", new_values."done_on", new_values."due_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."resolution_id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='691472a0ea72cf739988b0ee2f9397bb315340ee', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6a301', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_followup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_followupevent" ("doer", "done_by_id", "done_note", "done_on", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution_id", "text") SELECT new_values."doer", new_values."done_by_id", new_values."done_note", new_values."done_on", new_values."due_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."resolution_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4678aac109625e357fbf922fa226adedd30c7542', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_11071', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_followup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_followupevent" ("doer", "done_by_id", "done_note", "done_on", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution_id", "text") SELECT old_values."doer", old_values."done_by_id", old_values."done_note", old_values."done_on", old_values."due_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."resolution_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='89426a52d5d17a0b134486c8b0bd9c194711fdcb', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1bcc3', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_followup', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='rightsrequest',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['copy', 'correct', 'delete', 'explain', 'object'])), name='rightsrequest_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='rightsrequest',
            constraint=models.CheckConstraint(condition=models.Q(('applicant__in', ['self', 'guardian', 'relative', 'agent'])), name='rightsrequest_applicant_known'),
        ),
        migrations.AddConstraint(
            model_name='rightsrequest',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['received', 'answered', 'refused'])), name='rightsrequest_status_known'),
        ),
        migrations.AddConstraint(
            model_name='rightsrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('status', 'received')), models.Q(('answered_at__isnull', False), ('status__in', ['answered', 'refused']), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='rightsrequest_answered_with_words'),
        ),
        migrations.AddConstraint(
            model_name='rightsrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'received')), fields=('person', 'kind'), name='rightsrequest_open_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rightsrequest',
            trigger=pgtrigger.compiler.Trigger(name='rightsrequest_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{received:answered,received:refused}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='7a37d97bd6bdbed4f469e92e8bfdcda163d57dc8', operation='UPDATE', pgid='pgtrigger_rightsrequest_moves_by_its_table_dbffd', table='residents_rightsrequest', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rightsrequest',
            trigger=pgtrigger.compiler.Trigger(name='rightsrequest_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='4c8be88b646f14fc71632f830434c7b2e186ae2a', operation='DELETE', pgid='pgtrigger_rightsrequest_is_kept_caba8', table='residents_rightsrequest', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(fields=('committee', 'number'), name='seat_numbered'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='seat_number_from_one'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seat',
            trigger=pgtrigger.compiler.Trigger(name='seat_within_bounds', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.number > (\n        SELECT committee.most FROM residents_committee committee\n        WHERE committee.id = NEW.committee_id\n    ) THEN\n        RAISE EXCEPTION 'a committee has no more seats than its greatest number'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_within_bounds';\n    END IF;\n    RETURN NEW;\n", hash='487d26dd6f5ce9c5d39f53f09070d5aad9da56b7', operation='INSERT OR UPDATE', pgid='pgtrigger_seat_within_bounds_df614', table='residents_seat', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='seatterm',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('seat', '='), ('period', '&&')], name='seatterm_one_holder_at_a_time', violation_error_message='Somebody holds this seat at that time.'),
        ),
        migrations.AddConstraint(
            model_name='seatterm',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('committee', '='), ('person', '='), ('period', '&&')], name='seatterm_nobody_twice', violation_error_message='This person holds a seat at that time.'),
        ),
        migrations.AddConstraint(
            model_name='seatterm',
            constraint=models.CheckConstraint(condition=models.Q(('period__endswith__isnull', False), ('period__isempty', False), ('period__startswith__isnull', False)), name='seatterm_has_both_ends'),
        ),
        migrations.AddConstraint(
            model_name='seatterm',
            constraint=models.CheckConstraint(condition=models.Q(('election', ''), _negated=True), name='seatterm_says_how_elected'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seatterm',
            trigger=pgtrigger.compiler.Trigger(name='seatterm_of_its_seat', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    SELECT seat.committee_id INTO NEW.committee_id\n    FROM residents_seat seat WHERE seat.id = NEW.seat_id;\n    RETURN NEW;\n', hash='806c637d6944aab2da87ac4c1f35fdd0593eb083', operation='INSERT OR UPDATE OF "seat_id"', pgid='pgtrigger_seatterm_of_its_seat_e471a', table='residents_seatterm', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seatterm',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_seattermevent" ("committee_id", "election", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id") SELECT new_values."committee_id", new_values."election", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."seat_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='66962b88247d414f36c7cd498d624f6855008931', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_faa3a', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_seatterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seatterm',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_seattermevent" ("committee_id", "election", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id") SELECT new_values."committee_id", new_values."election", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."seat_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f4053118d7eb59183ab6bf6f140515aba92c445d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_11cc0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_seatterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seatterm',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_seattermevent" ("committee_id", "election", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id") SELECT old_values."committee_id", old_values."election", old_values."id", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."seat_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8fe134c1bdbe6336f0227a769161bfea96fd1def', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fb7df', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_seatterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seattermevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d6a2409d87373cbe5c59fa723abea0da1039f13c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_19ea3', table='residents_seattermevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='servicetag',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('tag', '='), ('period', '&&')], name='servicetag_once_at_a_time', violation_error_message='This person already has this service tag.'),
        ),
        migrations.AddConstraint(
            model_name='servicetag',
            constraint=models.CheckConstraint(condition=models.Q(('tag__in', ['lives_alone', 'empty_nest', 'eighty', 'disabled', 'low_income', 'extreme_hardship', 'near_low_income', 'child_in_need', 'left_behind_child', 'expecting', 'veteran', 'lost_only_child', 'newcomer_asks'])), name='servicetag_tag_allowed'),
        ),
        migrations.AddConstraint(
            model_name='servicetag',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['consent', 'law', 'unstated'])), name='servicetag_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='servicetag',
            constraint=models.CheckConstraint(condition=models.Q(('period__endswith__isnull', False), ('period__endswith__lte', django.db.models.expressions.CombinedExpression(models.F('period__startswith'), '+', models.Value(datetime.timedelta(days=366)))), ('period__startswith__isnull', False)), name='servicetag_within_twelve_months', violation_error_message='A service tag holds for twelve months at most.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicetag',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_servicetagevent" ("basis", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "tag") SELECT new_values."basis", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."tag" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e076b43855b0541300d0a7119c1f11705b1f2d5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_66196', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_servicetag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicetag',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_servicetagevent" ("basis", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "tag") SELECT new_values."basis", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."tag" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c7adc324e1ce5e7dc7703021de3a1327242344da', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_dd4f3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_servicetag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicetag',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_servicetagevent" ("basis", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "tag") SELECT old_values."basis", old_values."id", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."tag" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ec228bcf21ccdc42148399ae458a4dc7d8eb0188', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a2d3e', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_servicetag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicetagevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3b51139312cabaed01f2f3074c59a0a387ac38f9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6bab3', table='residents_servicetagevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='skilloffer',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('person', 'skill'), name='skilloffer_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='skilloffer',
            constraint=models.CheckConstraint(condition=models.Q(('skill__in', ['water', 'electric', 'repair', 'rescue', 'aid', 'law', 'mediate', 'teach', 'digital', 'accounts', 'drive', 'arts', 'cook', 'other'])), name='skilloffer_skill_known'),
        ),
        migrations.AddConstraint(
            model_name='skilloffer',
            constraint=models.CheckConstraint(condition=models.Q(('group__in', ['lead', 'two_new', 'new_work', 'youth', 'none'])), name='skilloffer_group_known'),
        ),
        migrations.AddConstraint(
            model_name='skilloffer',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('since')), _connector='OR'), name='skilloffer_forward'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skilloffer',
            trigger=pgtrigger.compiler.Trigger(name='skilloffer_with_consent', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.ended_on IS NULL AND NOT EXISTS (\n        SELECT FROM residents_consent consent\n        WHERE consent.person_id = NEW.person_id AND consent.purpose = 'skill'\n            AND consent.withdrawn_on IS NULL\n    ) THEN\n        RAISE EXCEPTION 'nobody is on the call list without consent'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'skilloffer_with_consent';\n    END IF;\n    RETURN NEW;\n", hash='4e0d01107e5cc1233fd28d98a2f23026789a9036', operation='INSERT OR UPDATE OF "ended_on"', pgid='pgtrigger_skilloffer_with_consent_c815b', table='residents_skilloffer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skilloffer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_skillofferevent" ("ended_on", "group", "id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "skill") SELECT new_values."ended_on", new_values."group", new_values."id", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."since", new_values."skill" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='63c5604e79419180f654c47c95f74c682f5c55f6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0231b', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_skilloffer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skilloffer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_skillofferevent" ("ended_on", "group", "id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "skill") SELECT new_values."ended_on", new_values."group", new_values."id", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."since", new_values."skill" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c0410e3a2b6c719f13200bbe392a87f3746efa02', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cbda4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_skilloffer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skilloffer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_skillofferevent" ("ended_on", "group", "id", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "skill") SELECT old_values."ended_on", old_values."group", old_values."id", old_values."note", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."since", old_values."skill" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2b5bdfafc6c325c6db227718c6882dcbb8a463f8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b16a7', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_skilloffer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='skillofferevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fef3cfc56d36823d40daf029324658f9a89a864d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c3510', table='residents_skillofferevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='stay',
            constraint=models.UniqueConstraint(fields=('person', 'address', 'starts_on'), name='stay_once_per_start', nulls_distinct=False, violation_error_message='This stay is already recorded with the same first day.'),
        ),
        migrations.AddConstraint(
            model_name='stay',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('is_verified', True)), expressions=[('person', '='), ('period', '&&')], name='stay_verified_do_not_overlap', violation_error_message='A verified stay of this person already covers part of that time.'),
        ),
        migrations.AddConstraint(
            model_name='stay',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['small_hotel', 'group_rental', 'daily_rental', 'work_shed', 'partition', 'one_bedroom', 'courtyard', 'owned', 'dormitory', 'unknown'])), name='stay_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='stay',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['ledger', 'desk', 'field', 'landlord'])), name='stay_source_known'),
        ),
        migrations.AddConstraint(
            model_name='stay',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False)), name='stay_period_not_empty', violation_error_message='The end must come after the start.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stay',
            trigger=pgtrigger.compiler.Trigger(name='stay_unit_from_address', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    SELECT address.unit_id INTO NEW.unit_id\n    FROM places_address address WHERE address.id = NEW.address_id;\n    RETURN NEW;\n', hash='6444cab67cf3ed6d59173034d0a444ce81154a6b', operation='INSERT OR UPDATE OF "address_id", "unit_id"', pgid='pgtrigger_stay_unit_from_address_1ef32', table='residents_stay', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stay',
            trigger=pgtrigger.compiler.Trigger(name='stay_dwelling_at_address', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.dwelling_id IS NOT NULL AND NOT EXISTS (\n        SELECT FROM residents_dwelling dwelling\n        WHERE dwelling.id = NEW.dwelling_id AND dwelling.address_id = NEW.address_id\n    ) THEN\n        RAISE EXCEPTION 'the dwelling lies at another address'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'stay_dwelling_at_address';\n    END IF;\n    RETURN NEW;\n", hash='2e3577be0d04753e71de1fc3ea09a03617c52c26', operation='INSERT OR UPDATE OF "address_id", "dwelling_id"', pgid='pgtrigger_stay_dwelling_at_address_60683', table='residents_stay', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stay',
            trigger=pgtrigger.compiler.Trigger(name='stay_finds_its_dwelling', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.dwelling_id IS NULL THEN\n        SELECT dwelling.id INTO NEW.dwelling_id FROM residents_dwelling dwelling\n        WHERE dwelling.address_id = NEW.address_id AND dwelling.label = NEW.room;\n    END IF;\n    RETURN NEW;\n', hash='84c23b4c7074ff64a39c85045c0f582a09420580', operation='INSERT', pgid='pgtrigger_stay_finds_its_dwelling_ee151', table='residents_stay', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stay',
            trigger=pgtrigger.compiler.Trigger(name='stay_not_compliant_where_banned', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT NEW.is_compliant THEN\n        RETURN NEW;\n    END IF;\n    IF TG_OP = 'UPDATE' AND OLD.is_compliant AND NEW.address_id = OLD.address_id\n        AND (NEW.dwelling_id IS NOT DISTINCT FROM OLD.dwelling_id\n             OR (OLD.dwelling_id IS NULL AND NOT EXISTS (\n                 SELECT FROM residents_occupancyban ban\n                 WHERE ban.dwelling_id = NEW.dwelling_id AND ban.lifted_at IS NULL)))\n    THEN\n        RETURN NEW;\n    END IF;\n    PERFORM 1 FROM places_address WHERE id = NEW.address_id FOR KEY SHARE;\n    IF EXISTS (\n        SELECT FROM residents_occupancyban ban\n        WHERE ban.address_id = NEW.address_id AND ban.lifted_at IS NULL\n          AND (ban.dwelling_id IS NULL OR ban.dwelling_id = NEW.dwelling_id)\n          AND (upper_inf(NEW.period) OR upper(NEW.period)\n               > (ban.imposed_at AT TIME ZONE 'Asia/Shanghai')::date)\n    ) THEN\n        RAISE EXCEPTION 'living here is forbidden at present'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'stay_not_compliant_where_banned';\n    END IF;\n    RETURN NEW;\n", hash='6fafc0ec666d685fd87a68da9abbd57846c9b999', operation='INSERT OR UPDATE OF "is_compliant", "address_id", "dwelling_id"', pgid='pgtrigger_stay_not_compliant_where_banned_813b2', table='residents_stay', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stay',
            trigger=pgtrigger.compiler.Trigger(name='stay_leads_person_new', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    UPDATE residents_person person SET unit_id = present.unit_id\n    FROM (\n        SELECT DISTINCT ON (stay.person_id) stay.person_id, stay.unit_id\n        FROM residents_stay stay\n        WHERE stay.person_id IN (SELECT changed.person_id FROM changed)\n          AND upper_inf(stay.period)\n        ORDER BY stay.person_id, lower(stay.period) DESC NULLS LAST, stay.id DESC\n    ) present\n    WHERE person.id = present.person_id AND person.unit_id <> present.unit_id;\n    RETURN NULL;\n', hash='cb6ffac8f61b5f0a9860e79a131f7307389932be', level='STATEMENT', operation='INSERT', pgid='pgtrigger_stay_leads_person_new_d6845', referencing='REFERENCING NEW TABLE AS changed ', table='residents_stay', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stay',
            trigger=pgtrigger.compiler.Trigger(name='stay_leads_person_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    UPDATE residents_person person SET unit_id = present.unit_id\n    FROM (\n        SELECT DISTINCT ON (stay.person_id) stay.person_id, stay.unit_id\n        FROM residents_stay stay\n        WHERE stay.person_id IN (SELECT changed.person_id FROM changed)\n          AND upper_inf(stay.period)\n        ORDER BY stay.person_id, lower(stay.period) DESC NULLS LAST, stay.id DESC\n    ) present\n    WHERE person.id = present.person_id AND person.unit_id <> present.unit_id;\n    RETURN NULL;\n', hash='cab3f6ffdeed8310c197a81f0c63d5e783ce1a98', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_stay_leads_person_changed_c8a93', referencing='REFERENCING NEW TABLE AS changed ', table='residents_stay', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stay',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_stayevent" ("address_id", "dwelling_id", "entered_at", "id", "is_compliant", "is_verified", "kind", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "source", "unit_id") SELECT new_values."address_id", new_values."dwelling_id", new_values."entered_at", new_values."id", new_values."is_compliant", new_values."is_verified", new_values."kind", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."room", new_values."source", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8483b04198f9870b2e13e32963449948792fd9d8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f92b6', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_stay', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stay',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_stayevent" ("address_id", "dwelling_id", "entered_at", "id", "is_compliant", "is_verified", "kind", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "source", "unit_id") SELECT new_values."address_id", new_values."dwelling_id", new_values."entered_at", new_values."id", new_values."is_compliant", new_values."is_verified", new_values."kind", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."room", new_values."source", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address_id" IS DISTINCT FROM (new_values."address_id") OR old_values."dwelling_id" IS DISTINCT FROM (new_values."dwelling_id") OR old_values."entered_at" IS DISTINCT FROM (new_values."entered_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_compliant" IS DISTINCT FROM (new_values."is_compliant") OR old_values."is_verified" IS DISTINCT FROM (new_values."is_verified") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."period" IS DISTINCT FROM (new_values."period") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."room" IS DISTINCT FROM (new_values."room") OR old_values."source" IS DISTINCT FROM (new_values."source") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='48971f626c30fcec0f8e31bf86a99f52b3f117a1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d3a2d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_stay', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stay',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_stayevent" ("address_id", "dwelling_id", "entered_at", "id", "is_compliant", "is_verified", "kind", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "source", "unit_id") SELECT old_values."address_id", old_values."dwelling_id", old_values."entered_at", old_values."id", old_values."is_compliant", old_values."is_verified", old_values."kind", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."room", old_values."source", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='62fb1f5be7096834cf0c9ad95c3735550c514d4c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_dd6ba', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_stay', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stayevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c701eb37a77d329bc163f61bf4dee32c1ca4f8fe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dd5dd', table='residents_stayevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='staytotal',
            constraint=models.UniqueConstraint(fields=('unit', 'month', 'way'), name='staytotal_once'),
        ),
        migrations.AddConstraint(
            model_name='staytotal',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['came', 'went'])), name='staytotal_way_known'),
        ),
        migrations.AddConstraint(
            model_name='staytotal',
            constraint=models.CheckConstraint(condition=models.Q(('month__day', 1)), name='staytotal_of_a_month'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(fields=('teller', 'number'), name='reading_once_per_teller'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='reading_numbered'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reading',
            trigger=pgtrigger.compiler.Trigger(name='reading_while_counting', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE the_vote bigint; the_place int; the_round int; counting bool; secret bool;', func="\n    SELECT teller.vote_id, teller.place, teller.round,\n           vote.status = 'open' AND teller.finished_at IS NULL\n               AND teller.round = vote.count_round,\n           vote.is_secret\n    INTO the_vote, the_place, the_round, counting, secret\n    FROM residents_teller teller JOIN residents_vote vote ON vote.id = teller.vote_id\n    WHERE teller.id = NEW.teller_id;\n    IF NOT counting THEN\n        RAISE EXCEPTION 'this count is finished'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reading_while_counting';\n    END IF;\n    IF NOT secret AND NOT EXISTS (\n        SELECT FROM residents_paper paper WHERE paper.vote_id = the_vote\n            AND paper.serial = NEW.number AND paper.state = 'returned'\n    ) OR secret AND NEW.number > (\n        SELECT count(*) FROM residents_paper paper\n        WHERE paper.vote_id = the_vote AND paper.state = 'returned'\n    ) THEN\n        RAISE EXCEPTION 'no such paper came back'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'reading_of_a_paper';\n    END IF;\n    IF the_place = 3 AND (\n        SELECT count(DISTINCT reading.mark) FROM residents_reading reading\n        JOIN residents_teller teller ON teller.id = reading.teller_id\n        WHERE teller.vote_id = the_vote AND teller.round = the_round\n            AND teller.place IN (1, 2) AND teller.finished_at IS NOT NULL\n            AND reading.number = NEW.number\n    ) < 2 THEN\n        RAISE EXCEPTION 'a third look is for papers two people read differently'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'reading_third_where_two_differ';\n    END IF;\n    RETURN NEW;\n", hash='3c426f0b3adeb05329a2f877d7fd56936fe78519', operation='INSERT OR UPDATE', pgid='pgtrigger_reading_while_counting_616c0', table='residents_reading', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reading',
            trigger=pgtrigger.compiler.Trigger(name='reading_stays_on_its_paper', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "teller_id", "number" rows from % table\', TG_TABLE_NAME;', hash='c26ecc5791a02bb0b78f97decad5e1a153458cfe', operation='UPDATE OF "teller_id", "number"', pgid='pgtrigger_reading_stays_on_its_paper_d4efc', table='residents_reading', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reading',
            trigger=pgtrigger.compiler.Trigger(name='reading_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='4af2ffe80577e1425ebb6e54e9004457234b17b8', operation='DELETE', pgid='pgtrigger_reading_never_deleted_50f0f', table='residents_reading', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='tenantreport',
            index=models.Index(fields=['status', 'due_on'], name='residents_t_status_b4696e_idx'),
        ),
        migrations.AddConstraint(
            model_name='tenantreport',
            constraint=models.CheckConstraint(condition=models.Q(('direction__in', ['in', 'out'])), name='tenantreport_direction_known'),
        ),
        migrations.AddConstraint(
            model_name='tenantreport',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['reported', 'taken', 'refused', 'withdrawn'])), name='tenantreport_status_known'),
        ),
        migrations.AddConstraint(
            model_name='tenantreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('status', 'reported'), _negated=True), ('checked_at__isnull', False)), models.Q(('status', 'reported'), ('checked_at__isnull', True)), _connector='OR'), name='tenantreport_checked_iff_decided'),
        ),
        migrations.AddConstraint(
            model_name='tenantreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='tenantreport_refused_says_why', violation_error_message='Say it in a few words.'),
        ),
        migrations.AddConstraint(
            model_name='tenantreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('checked_by', models.F('reported_by')), ('full_name__isnull', True), ('note', '')), _connector='OR'), name='tenantreport_withdrawn_by_its_landlord'),
        ),
        migrations.AddConstraint(
            model_name='tenantreport',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'reported'), models.Q(('identity__isnull', True), ('phone__isnull', True)), _connector='OR'), name='tenantreport_numbers_go_when_decided'),
        ),
        migrations.AddConstraint(
            model_name='tenantreport',
            constraint=models.UniqueConstraint(condition=models.Q(('direction', 'out'), models.Q(('status__in', ('refused', 'withdrawn')), _negated=True)), fields=('moved_in',), name='tenantreport_out_once', violation_error_message='That this tenant moved out is reported already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tenantreport',
            trigger=pgtrigger.compiler.Trigger(name='tenantreport_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{reported:refused,reported:taken,reported:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='f1c90855bca3cb349e1632c750a90830254e53c5', operation='UPDATE', pgid='pgtrigger_tenantreport_moves_by_its_table_0476f', table='residents_tenantreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tenantreport',
            trigger=pgtrigger.compiler.Trigger(name='tenantreport_begins_reported', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."status" = \'reported\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='0dd328fe6973fb084b92bd93c2c9283afe5798d2', operation='INSERT', pgid='pgtrigger_tenantreport_begins_reported_391eb', table='residents_tenantreport', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='themechange',
            constraint=models.UniqueConstraint(fields=('version', 'theme'), name='themechange_once_per_version'),
        ),
        migrations.AddConstraint(
            model_name='themechange',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='themechange_has_words'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='themechange',
            trigger=pgtrigger.compiler.Trigger(name='themechange_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1fcb1b5d1abfca24f3c7f2d7cad967a4836b06fd', operation='UPDATE OR DELETE', pgid='pgtrigger_themechange_written_once_0450d', table='residents_themechange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='thememention',
            constraint=models.UniqueConstraint(fields=('opinion', 'theme'), name='thememention_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='thememention',
            trigger=pgtrigger.compiler.Trigger(name='thememention_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF TG_OP <> 'INSERT' THEN \n    PERFORM FROM residents_opinionround round\n    WHERE round.id = (SELECT opinion.round_id FROM residents_opinion opinion WHERE opinion.id = OLD.opinion_id) AND round.status = 'open' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'a closed opinion round stays as it is'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'opinionround_stays_once_closed';\n    END IF;\n END IF;IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; \n    PERFORM FROM residents_opinionround round\n    WHERE round.id = (SELECT opinion.round_id FROM residents_opinion opinion WHERE opinion.id = NEW.opinion_id) AND round.status = 'open' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'a closed opinion round stays as it is'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'opinionround_stays_once_closed';\n    END IF;\n\n    IF NOT EXISTS (\n        SELECT FROM residents_opinion opinion\n        JOIN residents_opiniontheme theme ON theme.round_id = opinion.round_id\n        WHERE opinion.id = NEW.opinion_id AND theme.id = NEW.theme_id\n    ) THEN\n        RAISE EXCEPTION 'an answer has themes of its own round'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'thememention_same_round';\n    END IF;\n RETURN NEW;", hash='e3c8cb765c47664e62d268c21b7d343a592bc3d1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_thememention_while_open_011d5', table='residents_thememention', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('kind', '='), ('period', '&&')], name='tie_once_at_a_time', violation_error_message='This tie is recorded already.'),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['school', 'spouse', 'permit', 'insurance'])), name='tie_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['ledger', 'desk', 'field', 'landlord'])), name='tie_source_known'),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__startswith__isnull', False)), name='tie_has_a_start', violation_error_message='The end must come after the start.'),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'permit'), _negated=True), ('period__endswith__isnull', False), _connector='OR'), name='tie_permit_ends'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tie',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_tieevent" ("id", "kind", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "source") SELECT new_values."id", new_values."kind", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_by_id", new_values."source" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0bb179bb269c79ebd4aceabb5cc7e38bec07184c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_908c0', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_tie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tie',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_tieevent" ("id", "kind", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "source") SELECT new_values."id", new_values."kind", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_by_id", new_values."source" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='94ddc7935e5f544478779db6f9450149ab0d1e01', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_09699', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_tie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tie',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_tieevent" ("id", "kind", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "source") SELECT old_values."id", old_values."kind", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_by_id", old_values."source" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='61d396707f8cb73b30536d6ac56082205021b727', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7d0d6', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_tie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tieevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f2c6d36bb88785e5843c3725db139d93349f880e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4e22f', table='residents_tieevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='training',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('topic', ''), _negated=True), models.Q(('place', ''), _negated=True)), name='training_says_what_and_where'),
        ),
        migrations.AddConstraint(
            model_name='training',
            constraint=models.UniqueConstraint(fields=('unit', 'held_on', 'topic'), name='training_once', violation_error_message='This training is written down already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='training',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_trainingevent" ("held_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "topic", "unit_id") SELECT new_values."held_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."topic", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e731298441f6761c272c033c04bc6411d057c107', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f95f3', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_training', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='training',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_trainingevent" ("held_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "topic", "unit_id") SELECT new_values."held_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."topic", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='54a69ff7fc4f4db178194e499b0c41333c8c77ff', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_276ce', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_training', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='training',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_trainingevent" ("held_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "topic", "unit_id") SELECT old_values."held_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."topic", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b2d36d10a466656686dcfe9ee41fab2c0da1c3f2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_57ac9', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_training', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4970411fffd2a56e8d2db18ca825e9c6914939d9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_538dc', table='residents_trainingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='trainingsignin',
            constraint=models.UniqueConstraint(fields=('training', 'duty'), name='trainingsignin_once'),
        ),
        migrations.AddConstraint(
            model_name='trainingsignin',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['none', 'passed', 'failed'])), name='trainingsignin_result_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingsignin',
            trigger=pgtrigger.compiler.Trigger(name='trainingsignin_holds_a_duty', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT FROM residents_gridduty duty, residents_training training,\n                    territory_unit place, territory_unit unit\n        WHERE duty.id = NEW.duty_id AND training.id = NEW.training_id\n          AND duty.period @> training.held_on\n          AND place.id = training.unit_id AND unit.id = duty.unit_id\n          AND starts_with(unit.path, place.path)\n    ) THEN\n        RAISE EXCEPTION 'who signs in holds a duty there on that day'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'trainingsignin_holds_a_duty';\n    END IF;\n    RETURN NEW;\n", hash='3afac2b9fa01b5d108626c054e1a31a25898ae46', operation='INSERT OR UPDATE OF "training_id", "duty_id"', pgid='pgtrigger_trainingsignin_holds_a_duty_9888a', table='residents_trainingsignin', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingsignin',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_trainingsigninevent" ("duty_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "training_id") SELECT new_values."duty_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."result", new_values."training_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a503a7fb2cd50b6268cca5f284336571f50ad9a2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6bdf7', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_trainingsignin', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingsignin',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_trainingsigninevent" ("duty_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "training_id") SELECT new_values."duty_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."result", new_values."training_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='852c51f9472dc295a9f67aa72773a1786fb14406', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_57671', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_trainingsignin', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingsignin',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_trainingsigninevent" ("duty_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "training_id") SELECT old_values."duty_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."result", old_values."training_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a75487255cde4e84956876c8fc7220d458d90f4f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_247ad', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_trainingsignin', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingsigninevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='710a2bad70ab7b214cf70499aad1cfe432431364', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a83b3', table='residents_trainingsigninevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='vote',
            index=models.Index(fields=['unit', 'status', 'held_on'], name='residents_v_unit_id_96af25_idx'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'recorded')), fields=('unit', 'title'), name='vote_recorded_once_per_title'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['owners_ordinary', 'owners_special', 'residents_meeting', 'villager_group', 'villagers_adults', 'villagers_houses', 'members_assembly', 'consultative', 'unstated'])), name='vote_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'noticed', 'open', 'closed', 'published', 'void', 'recorded'])), name='vote_status_known'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('voters__in', ['households', 'adults'])), name='vote_voters_known'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('by_area', False), ('voters', 'households'), _connector='OR'), name='vote_adults_have_no_area'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='vote_has_title'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement', ''), ('quorum', '')), models.Q(('agreement__regex', '^[1-9][0-9]?/[1-9][0-9]?$'), ('quorum__regex', '^[1-9][0-9]?/[1-9][0-9]?$')), _connector='OR'), name='vote_rule_whole', violation_error_message='Give quorum and agreement as fractions.'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'recorded']), models.Q(('quorum', ''), _negated=True), _connector='OR'), name='vote_rule_stated_before_opening', violation_error_message='State quorum and agreement before the vote is announced.'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['open', 'closed', 'published']), models.Q(('roll_hash', ''), _negated=True)), models.Q(('status__in', ['open', 'closed', 'published']), _negated=True), _connector='OR'), name='vote_roll_frozen_at_opening'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('held_on__isnull', False), ('status__in', ('closed', 'published')), models.Q(('seal', ''), _negated=True)), models.Q(models.Q(('status__in', ('closed', 'published')), _negated=True), ('seal', '')), _connector='OR'), name='vote_sealed_iff_closed'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('closed', 'published')), _negated=True), models.Q(models.Q(('close_asked_by__isnull', False), ('closed_by__isnull', False)), models.Q(('close_asked_by', models.F('closed_by')), _negated=True)), _connector='OR'), name='vote_closed_by_another', violation_error_message='Somebody else has to close this vote.'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('opened_on__isnull', True), ('opened_on__gte', models.ExpressionWrapper(django.db.models.expressions.CombinedExpression(models.F('noticed_on'), '+', models.F('notice_days')), output_field=models.DateField())), _connector='OR'), name='vote_noticed_long_enough'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['open', 'closed', 'published']), _negated=True), models.Q(('noticed_on__isnull', False), ('opened_on__isnull', False)), _connector='OR'), name='vote_opened_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('is_election', False), ('is_secret', True), _connector='OR'), name='vote_election_is_secret', violation_error_message='People are elected by secret ballot.'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('by_area', False), ('is_secret', False), _connector='OR'), name='vote_measured_by_area_is_open', violation_error_message='A vote measured by area cannot be secret: the area of each ballot has to be known.'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_on__isnull', False), ('published_until__gt', models.F('published_on')), ('status', 'published')), models.Q(models.Q(('status', 'published'), _negated=True), ('published_on__isnull', True), ('published_until__isnull', True)), _connector='OR'), name='vote_published_for_days'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='vote_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{closed:published,draft:noticed,draft:void,noticed:open,noticed:void,open:closed,open:void}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='f2b9856ccaa7ebae2c1470b04b4e941d1c3d9dac', operation='UPDATE', pgid='pgtrigger_vote_moves_by_its_table_2dfae', table='residents_vote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='vote_begins_as_draft_or_record', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."status" IN (\'draft\', \'recorded\')))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='5cefd2d1b1933aea1348dd951ed43b1fd1721258', operation='INSERT', pgid='pgtrigger_vote_begins_as_draft_or_record_afcdf', table='residents_vote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='vote_rule_stays_once_announced', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.status NOT IN ('draft', 'recorded') AND ROW(OLD.unit_id, OLD.title, OLD.matter, OLD.basis, OLD.voters, OLD.law, OLD.quorum, OLD.is_quorum_strict, OLD.agreement, OLD.is_agreement_strict, OLD.passes_of_roll, OLD.by_area, OLD.is_secret, OLD.is_election, OLD.road, OLD.notice_days, OLD.proxies_each, OLD.noticed_on) IS DISTINCT FROM ROW(NEW.unit_id, NEW.title, NEW.matter, NEW.basis, NEW.voters, NEW.law, NEW.quorum, NEW.is_quorum_strict, NEW.agreement, NEW.is_agreement_strict, NEW.passes_of_roll, NEW.by_area, NEW.is_secret, NEW.is_election, NEW.road, NEW.notice_days, NEW.proxies_each, NEW.noticed_on))", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0e24bcb72d5031ecf44d7dce81c018fa33da79da', operation='UPDATE', pgid='pgtrigger_vote_rule_stays_once_announced_e42f6', table='residents_vote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='vote_sealed_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.status IN ('closed', 'published') AND ROW(OLD.seal, OLD.roll_hash, OLD.held_on, OLD.opened_on, OLD.count_round, OLD.ageless_count, OLD.tally_photo_id, OLD.close_asked_by_id, OLD.closed_by_id) IS DISTINCT FROM ROW(NEW.seal, NEW.roll_hash, NEW.held_on, NEW.opened_on, NEW.count_round, NEW.ageless_count, NEW.tally_photo_id, NEW.close_asked_by_id, NEW.closed_by_id))", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='a5e2bf49d62beb07c709dc3fb9592c2c9faffcf6', operation='UPDATE', pgid='pgtrigger_vote_sealed_for_good_f3276', table='residents_vote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='vote_closes_when_counted', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.status = 'open' AND NEW.status = 'closed')", func="\n    IF (\n        SELECT count(*) FROM residents_teller teller\n        WHERE teller.vote_id = NEW.id AND teller.round = NEW.count_round\n            AND teller.place IN (1, 2) AND teller.finished_at IS NOT NULL\n    ) <> 2 THEN\n        RAISE EXCEPTION 'two people have to finish counting'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'vote_closes_when_counted';\n    END IF;\n    IF EXISTS (\n        SELECT FROM residents_reading reading\n        JOIN residents_teller teller ON teller.id = reading.teller_id\n        WHERE teller.vote_id = NEW.id AND teller.round = NEW.count_round\n        GROUP BY reading.number\n        HAVING count(*) FILTER (WHERE teller.place = 3) = 0\n            AND (count(*) <> 2 OR count(DISTINCT reading.mark) > 1)\n    ) THEN\n        RAISE EXCEPTION 'the two counts differ'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'vote_closes_without_mismatch';\n    END IF;\n    IF (\n        SELECT count(DISTINCT reading.number) FROM residents_reading reading\n        JOIN residents_teller teller ON teller.id = reading.teller_id\n        WHERE teller.vote_id = NEW.id AND teller.round = NEW.count_round\n    ) <> (\n        SELECT count(*) FROM residents_paper paper\n        WHERE paper.vote_id = NEW.id AND paper.state = 'returned'\n    ) THEN\n        RAISE EXCEPTION 'papers returned and papers counted differ'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'vote_closes_with_every_paper';\n    END IF;\n    IF EXISTS (\n        SELECT FROM residents_mobilebox box\n        WHERE box.vote_id = NEW.id AND box.back_at IS NULL\n    ) THEN\n        RAISE EXCEPTION 'a mobile ballot box is still out'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'vote_closes_with_every_box';\n    END IF;\n    RETURN NEW;\n", hash='575fe16c890d3af520e99123107707eecd189ec6', operation='UPDATE OF "status"', pgid='pgtrigger_vote_closes_when_counted_2bf33', table='residents_vote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='vote_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (OLD."status" = \'recorded\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='f7c7f8fffd254b7b3c454968f1bf70cc5a8b3c9c', operation='DELETE', pgid='pgtrigger_vote_never_deleted_08a5d', table='residents_vote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_voteevent" ("ageless_count", "agreement", "basis", "basis_reason", "by_area", "close_asked_by_id", "closed_by_id", "count_round", "held_on", "id", "is_agreement_strict", "is_election", "is_quorum_strict", "is_secret", "law", "matter", "notice_days", "noticed_on", "opened_on", "passes_of_roll", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proxies_each", "published_on", "published_until", "quorum", "road", "roll_hash", "seal", "status", "tally_photo_id", "title", "unit_id", "voters") SELECT new_values."ageless_count", new_values."agreement", new_values."basis", new_values."basis_reason", new_values."by_area", new_values."close_asked_by_id", new_values."closed_by_id", new_values."count_round", new_values."held_on", new_values."id", new_values."is_agreement_strict", new_values."is_election", new_values."is_quorum_strict", new_values."is_secret", new_values."law", new_values."matter", new_values."notice_days", new_values."noticed_on", new_values."opened_on", new_values."passes_of_roll", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proxies_each", new_values."published_on", new_values."published_until", new_values."quorum", new_values."road", new_values."roll_hash", new_values."seal", new_values."status", new_values."tally_photo_id", new_values."title", new_values."unit_id", new_values."voters" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e22d6b22e6ec0e17e16b20ec6db7d4888766d755', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5c41f', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_vote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_voteevent" ("ageless_count", "agreement", "basis", "basis_reason", "by_area", "close_asked_by_id", "closed_by_id", "count_round", "held_on", "id", "is_agreement_strict", "is_election", "is_quorum_strict", "is_secret", "law", "matter", "notice_days", "noticed_on", "opened_on", "passes_of_roll", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proxies_each", "published_on", "published_until", "quorum", "road", "roll_hash", "seal", "status", "tally_photo_id", "title", "unit_id", "voters") SELECT new_values."ageless_count", new_values."agreement", new_values."basis", new_values."basis_reason", new_values."by_area", new_values."close_asked_by_id", new_values."closed_by_id", new_values."count_round", new_values."held_on", new_values."id", new_values."is_agreement_strict", new_values."is_election", new_values."is_quorum_strict", new_values."is_secret", new_values."law", new_values."matter", new_values."notice_days", new_values."noticed_on", new_values."opened_on", new_values."passes_of_roll", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proxies_each", new_values."published_on", new_values."published_until", new_values."quorum", new_values."road", new_values."roll_hash", new_values."seal", new_values."status", new_values."tally_photo_id", new_values."title", new_values."unit_id", new_values."voters" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c016666414b4edd7e362ba9c79a7a24f723a001e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ad795', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_vote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_voteevent" ("ageless_count", "agreement", "basis", "basis_reason", "by_area", "close_asked_by_id", "closed_by_id", "count_round", "held_on", "id", "is_agreement_strict", "is_election", "is_quorum_strict", "is_secret", "law", "matter", "notice_days", "noticed_on", "opened_on", "passes_of_roll", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proxies_each", "published_on", "published_until", "quorum", "road", "roll_hash", "seal", "status", "tally_photo_id", "title", "unit_id", "voters") SELECT old_values."ageless_count", old_values."agreement", old_values."basis", old_values."basis_reason", old_values."by_area", old_values."close_asked_by_id", old_values."closed_by_id", old_values."count_round", old_values."held_on", old_values."id", old_values."is_agreement_strict", old_values."is_election", old_values."is_quorum_strict", old_values."is_secret", old_values."law", old_values."matter", old_values."notice_days", old_values."noticed_on", old_values."opened_on", old_values."passes_of_roll", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proxies_each", old_values."published_on", old_values."published_until", old_values."quorum", old_values."road", old_values."roll_hash", old_values."seal", old_values."status", old_values."tally_photo_id", old_values."title", old_values."unit_id", old_values."voters" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='86fb68985ae9b509a1a95d895c92709523fe66c5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_44e2e', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_vote', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='teller',
            constraint=models.UniqueConstraint(fields=('vote', 'round', 'place'), name='teller_one_in_each_place'),
        ),
        migrations.AddConstraint(
            model_name='teller',
            constraint=models.UniqueConstraint(fields=('vote', 'round', 'user'), name='teller_counts_once', violation_error_message='This person counts in this vote already.'),
        ),
        migrations.AddConstraint(
            model_name='teller',
            constraint=models.CheckConstraint(condition=models.Q(('place__in', [1, 2, 3])), name='teller_place_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teller',
            trigger=pgtrigger.compiler.Trigger(name='teller_stays_who_it_is', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "vote_id", "user_id", "place", "round" rows from % table\', TG_TABLE_NAME;', hash='291aec2da91a4b6860f4a08a2b6b304a2a19f110', operation='UPDATE OF "vote_id", "user_id", "place", "round"', pgid='pgtrigger_teller_stays_who_it_is_81b80', table='residents_teller', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teller',
            trigger=pgtrigger.compiler.Trigger(name='teller_never_takes_it_back', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."finished_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0e8c00b0da2070150ece53760328f32ca8dc3994', operation='UPDATE', pgid='pgtrigger_teller_never_takes_it_back_1c648', table='residents_teller', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teller',
            trigger=pgtrigger.compiler.Trigger(name='teller_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='f4fd2100cc7685e3a986e9c3ddb442b759a0f8f9', operation='DELETE', pgid='pgtrigger_teller_never_deleted_28fd0', table='residents_teller', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='rollentry',
            constraint=models.UniqueConstraint(fields=('vote', 'household'), name='rollentry_once_per_household'),
        ),
        migrations.AddConstraint(
            model_name='rollentry',
            constraint=models.UniqueConstraint(fields=('vote', 'person'), name='rollentry_once_per_adult'),
        ),
        migrations.AddConstraint(
            model_name='rollentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('household__isnull', False), ('person__isnull', True), models.Q(('door', ''), _negated=True)), models.Q(('door', ''), ('household__isnull', True), ('person__isnull', False)), _connector='OR'), name='rollentry_household_or_adult'),
        ),
        migrations.AddConstraint(
            model_name='rollentry',
            constraint=models.UniqueConstraint(fields=('vote', 'number'), name='rollentry_numbered'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rollentry',
            trigger=pgtrigger.compiler.Trigger(name='rollentry_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE status text; voters text;', func="\n    SELECT vote.status, vote.voters INTO status, voters\n    FROM residents_vote vote WHERE vote.id = NEW.vote_id;\n    IF (voters = 'adults') <> (NEW.person_id IS NOT NULL) THEN\n        RAISE EXCEPTION 'this roll is of %', voters\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'rollentry_of_its_voters';\n    END IF;\n    IF status <> 'noticed' THEN\n        RAISE EXCEPTION 'the roll is frozen'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'rollentry_frozen';\n    END IF;\n    RETURN NEW;\n", hash='113730ba302389ea657675f23a7b6ebaef9949ad', operation='INSERT', pgid='pgtrigger_rollentry_frozen_9a713', table='residents_rollentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rollentry',
            trigger=pgtrigger.compiler.Trigger(name='rollentry_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='1cc4ae1b579040d73c58ac643cf703ef15597834', operation='UPDATE', pgid='pgtrigger_rollentry_never_changes_1daf4', table='residents_rollentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rollentry',
            trigger=pgtrigger.compiler.Trigger(name='rollentry_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='289f4e1f5967fca363beb64fa4ce4e5085c217a1', operation='DELETE', pgid='pgtrigger_rollentry_never_deleted_599ea', table='residents_rollentry', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='recordedballot',
            constraint=models.UniqueConstraint(fields=('vote', 'door', 'holder'), name='recordedballot_once_per_household', violation_error_message='This household has a ballot already.'),
        ),
        migrations.AddConstraint(
            model_name='recordedballot',
            constraint=models.CheckConstraint(condition=models.Q(('choice__in', ['', 'for', 'against', 'abstain', 'invalid'])), name='recordedballot_choice_known'),
        ),
        migrations.AddConstraint(
            model_name='recordedballot',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['fixed', 'visit', 'meeting', 'unknown'])), name='recordedballot_channel_known'),
        ),
        migrations.AddConstraint(
            model_name='recordedballot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('took_part', True), models.Q(('choice', ''), _negated=True)), models.Q(('choice', ''), ('took_part', False)), _connector='OR'), name='recordedballot_choice_iff_took_part'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'void'), _negated=True), fields=('entry',), name='paper_valid_once_per_household', violation_error_message='This household has a ballot already.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(fields=('vote', 'serial'), name='paper_serial'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['out', 'returned', 'void'])), name='paper_state_known'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['fixed', 'visit', 'meeting', 'unknown'])), name='paper_channel_known'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('back_at__isnull', False), ('state', 'returned')), models.Q(('back_at__isnull', True), ('state', 'out')), ('state', 'void'), _connector='OR'), name='paper_back_iff_returned'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('box__isnull', True), models.Q(('channel', 'visit'), models.Q(('state', 'out'), _negated=True)), _connector='OR'), name='paper_in_a_mobile_box_came_from_a_door'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'void'), models.Q(('void_reason', ''), _negated=True)), models.Q(models.Q(('state', 'void'), _negated=True), ('void_reason', '')), _connector='OR'), name='paper_void_has_a_reason', violation_error_message='Say why this paper is void.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('proxy_key__isnull', True), ('proxy_name__isnull', True)), models.Q(('proxy_key__isnull', False), ('proxy_name__isnull', False)), _connector='OR'), name='paper_proxy_known_by_both'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paper',
            trigger=pgtrigger.compiler.Trigger(name='paper_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{out:returned,out:void,returned:out,returned:void}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='b58b97218ba66d6c392970ae96ab296df0191e47', operation='UPDATE', pgid='pgtrigger_paper_moves_by_its_table_7481e', table='residents_paper', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paper',
            trigger=pgtrigger.compiler.Trigger(name='paper_while_polling', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE polling bool; secret bool; most int;', func="\n    SELECT vote.status = 'open' AND NOT EXISTS (\n        SELECT FROM residents_teller teller\n        WHERE teller.vote_id = vote.id AND teller.round = vote.count_round\n            AND teller.finished_at IS NOT NULL\n    ), vote.is_secret, vote.proxies_each\n    INTO polling, secret, most\n    FROM residents_vote vote WHERE vote.id = NEW.vote_id FOR SHARE;\n    IF NOT polling THEN\n        RAISE EXCEPTION 'papers move only while the vote is open and not counted'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_while_polling';\n    END IF;\n    IF TG_OP = 'UPDATE' AND secret AND OLD.state = 'returned' AND NEW.state = 'void'\n    THEN\n        RAISE EXCEPTION 'nobody can take a secret paper out of the box'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_stays_in_the_box';\n    END IF;\n    IF NEW.box_id IS NOT NULL AND NEW.state = 'returned' AND NOT EXISTS (\n        SELECT FROM residents_mobilebox box\n        WHERE box.id = NEW.box_id AND box.vote_id = NEW.vote_id\n            AND NEW.back_by_id IN (box.first_id, box.second_id)\n            AND NEW.back_at >= box.out_at\n            AND (box.back_at IS NULL OR NEW.back_at <= box.back_at)\n    ) THEN\n        RAISE EXCEPTION 'only its two carriers fill a box, while it is out'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_box_of_its_carriers';\n    END IF;\n    IF NEW.proxy_key IS NOT NULL AND NEW.state <> 'void' AND (\n        SELECT count(*) FROM residents_paper paper\n        WHERE paper.vote_id = NEW.vote_id AND paper.id <> NEW.id\n            AND paper.proxy_key = NEW.proxy_key AND paper.state <> 'void'\n    ) >= most THEN\n        RAISE EXCEPTION 'this person votes for others already'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_proxies_bounded';\n    END IF;\n    RETURN NEW;\n", hash='af290503419535e4b0abda4aec4d15db60811344', operation='INSERT OR UPDATE', pgid='pgtrigger_paper_while_polling_ae23b', table='residents_paper', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paper',
            trigger=pgtrigger.compiler.Trigger(name='paper_never_changes_hands', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "vote_id", "entry_id", "serial" rows from % table\', TG_TABLE_NAME;', hash='16f608a539dffc37049c739031829fd292d84e79', operation='UPDATE OF "vote_id", "entry_id", "serial"', pgid='pgtrigger_paper_never_changes_hands_9a347', table='residents_paper', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paper',
            trigger=pgtrigger.compiler.Trigger(name='paper_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='c06894d68c44df04e2d0d8af543f93318a358ab2', operation='DELETE', pgid='pgtrigger_paper_never_deleted_1daaa', table='residents_paper', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='mobilebox',
            constraint=models.UniqueConstraint(fields=('vote', 'number'), name='mobilebox_numbered'),
        ),
        migrations.AddConstraint(
            model_name='mobilebox',
            constraint=models.CheckConstraint(condition=models.Q(('seal', ''), _negated=True), name='mobilebox_has_seal'),
        ),
        migrations.AddConstraint(
            model_name='mobilebox',
            constraint=models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='mobilebox_carried_by_two', violation_error_message='Two people carry a box.'),
        ),
        migrations.AddConstraint(
            model_name='mobilebox',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('back_at__isnull', True), ('is_seal_whole__isnull', True), ('received_by__isnull', True)), models.Q(('back_at__gte', models.F('out_at')), ('is_seal_whole__isnull', False), ('received_by__isnull', False)), _connector='OR'), name='mobilebox_back_whole'),
        ),
        migrations.AddConstraint(
            model_name='mobilebox',
            constraint=models.CheckConstraint(condition=models.Q(('received_by__isnull', True), models.Q(models.Q(('received_by', models.F('first')), _negated=True), models.Q(('received_by', models.F('second')), _negated=True)), _connector='OR'), name='mobilebox_received_by_a_third', violation_error_message='Somebody who did not carry it takes it.'),
        ),
        migrations.AddConstraint(
            model_name='mobilebox',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_seal_whole', False), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='mobilebox_broken_seal_has_words', violation_error_message='Say what is wrong with the seal.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mobilebox',
            trigger=pgtrigger.compiler.Trigger(name='mobilebox_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF (SELECT vote.status FROM residents_vote vote WHERE vote.id = NEW.vote_id)\n        <> 'open' THEN\n        RAISE EXCEPTION 'a box goes out while the vote is open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'mobilebox_while_open';\n    END IF;\n    RETURN NEW;\n", hash='36d6502a8bc36e1420e59e97184181a9e185517c', operation='INSERT', pgid='pgtrigger_mobilebox_while_open_af2f7', table='residents_mobilebox', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mobilebox',
            trigger=pgtrigger.compiler.Trigger(name='mobilebox_never_changes_hands', sql=pgtrigger.compiler.UpsertTriggerSql(func='RAISE EXCEPTION \'pgtrigger: Cannot update of "vote_id", "number", "seal", "first_id", "second_id", "out_at" rows from % table\', TG_TABLE_NAME;', hash='27f07f162fd4bc36274043af0faefc0c4bfbde45', operation='UPDATE OF "vote_id", "number", "seal", "first_id", "second_id", "out_at"', pgid='pgtrigger_mobilebox_never_changes_hands_59db7', table='residents_mobilebox', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mobilebox',
            trigger=pgtrigger.compiler.Trigger(name='mobilebox_back_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."back_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='56f0ef47e483dc81c050afd5455d7636a3d3e29a', operation='UPDATE', pgid='pgtrigger_mobilebox_back_for_good_9d1dd', table='residents_mobilebox', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mobilebox',
            trigger=pgtrigger.compiler.Trigger(name='mobilebox_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='11eff81e1c8b1e96f501e88ee278096b064a334c', operation='DELETE', pgid='pgtrigger_mobilebox_never_deleted_1ed7c', table='residents_mobilebox', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conventionversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c0283c3386814af32418aea4a3a8671a0e31d246', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0a35d', table='residents_conventionversionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='conventionversion',
            constraint=models.UniqueConstraint(fields=('convention', 'number'), name='conventionversion_numbered'),
        ),
        migrations.AddConstraint(
            model_name='conventionversion',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'in_force')), fields=('convention',), name='conventionversion_one_in_force'),
        ),
        migrations.AddConstraint(
            model_name='conventionversion',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'consulted', 'adopted', 'in_force', 'superseded'])), name='conventionversion_status_known'),
        ),
        migrations.AddConstraint(
            model_name='conventionversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('number__gte', 1)), name='conventionversion_has_words'),
        ),
        migrations.AddConstraint(
            model_name='conventionversion',
            constraint=models.CheckConstraint(condition=models.Q(('round__isnull', False), ('status__in', ['draft', 'superseded']), _connector='OR'), name='conventionversion_consulted_by_a_round'),
        ),
        migrations.AddConstraint(
            model_name='conventionversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('adopted', 'in_force')), models.Q(models.Q(('resolution__isnull', True), ('vote__isnull', False)), models.Q(('resolution__isnull', False), ('vote__isnull', True)), _connector='OR')), models.Q(('status', 'superseded'), models.Q(models.Q(('resolution__isnull', True), ('vote__isnull', False)), models.Q(('resolution__isnull', False), ('vote__isnull', True)), models.Q(('resolution__isnull', True), ('vote__isnull', True)), _connector='OR')), models.Q(('status__in', ['draft', 'consulted']), ('resolution__isnull', True), ('vote__isnull', True)), _connector='OR'), name='conventionversion_adopted_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='conventionversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'in_force'), _negated=True), ('in_force_on__isnull', False), _connector='OR'), name='conventionversion_in_force_since_a_day'),
        ),
        migrations.AddConstraint(
            model_name='conventionversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'superseded'), ('superseded_on__isnull', False)), models.Q(models.Q(('status', 'superseded'), _negated=True), ('superseded_on__isnull', True)), _connector='OR'), name='conventionversion_superseded_iff_dated'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conventionversion',
            trigger=pgtrigger.compiler.Trigger(name='conventionversion_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{adopted:in_force,adopted:superseded,consulted:adopted,consulted:superseded,draft:consulted,draft:superseded,in_force:superseded}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='09a579e2d65dda140fba8fa48541d4547d93097a', operation='UPDATE', pgid='pgtrigger_conventionversion_moves_by_its_table_89f4d', table='residents_conventionversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conventionversion',
            trigger=pgtrigger.compiler.Trigger(name='conventionversion_begins_as_draft', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."status" = \'draft\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='6511e5ff616753f83bfabc030f945b07a51ac3c5', operation='INSERT', pgid='pgtrigger_conventionversion_begins_as_draft_175bc', table='residents_conventionversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conventionversion',
            trigger=pgtrigger.compiler.Trigger(name='conventionversion_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.status <> 'draft' AND ROW(OLD.text, OLD.number) IS DISTINCT FROM ROW(NEW.text, NEW.number))", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0609e995dff7855aff69e3f893ffeefc4ffb8367', operation='UPDATE', pgid='pgtrigger_conventionversion_words_stay_8e3f3', table='residents_conventionversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conventionversion',
            trigger=pgtrigger.compiler.Trigger(name='conventionversion_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='40c6e9e7afe15b955de7b904981fd703fd0aadfc', operation='DELETE', pgid='pgtrigger_conventionversion_is_kept_d77f7', table='residents_conventionversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conventionversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_conventionversionevent" ("convention_id", "id", "in_force_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution_id", "round_id", "status", "superseded_on", "text", "vote_id") SELECT new_values."convention_id", new_values."id", new_values."in_force_on", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."resolution_id", new_values."round_id", new_values."status", new_values."superseded_on", new_values."text", new_values."vote_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aa35a46eb326f09dae37f2173b0e80b351bb0c7b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_98822', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_conventionversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conventionversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_conventionversionevent" ("convention_id", "id", "in_force_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution_id", "round_id", "status", "superseded_on", "text", "vote_id") SELECT new_values."convention_id", new_values."id", new_values."in_force_on", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."resolution_id", new_values."round_id", new_values."status", new_values."superseded_on", new_values."text", new_values."vote_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d40d7c82349d7c49f33d6e3d9eeb80acae023c77', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_44d8c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_conventionversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conventionversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_conventionversionevent" ("convention_id", "id", "in_force_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution_id", "round_id", "status", "superseded_on", "text", "vote_id") SELECT old_values."convention_id", old_values."id", old_values."in_force_on", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."resolution_id", old_values."round_id", old_values."status", old_values."superseded_on", old_values."text", old_values."vote_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='48fbc3e320f843f4fb148ef510c8d07de85e5e27', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c5a3e', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_conventionversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='601ec3509dc77a592ff245c3c78eae71c90ce748', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_df523', table='residents_voteevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='votemove',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['announced', 'opened', 'box_out', 'box_back', 'recount', 'close_asked', 'closed', 'published', 'called_off'])), name='votemove_step_known'),
        ),
        migrations.AddConstraint(
            model_name='votemove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('step__in', ['recount', 'called_off']), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='votemove_reversal_has_words', violation_error_message='Say why.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votemove',
            trigger=pgtrigger.compiler.Trigger(name='votemove_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='923d87fe8bff17539bfb94ed236f74b65005d101', operation='UPDATE OR DELETE', pgid='pgtrigger_votemove_written_once_397fa', table='residents_votemove', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='workgroup',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['youth_post', 'hazards', 'culture', 'digital'])), name='workgroup_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='workgroup',
            constraint=models.CheckConstraint(condition=models.Q(('period__endswith__isnull', False), ('period__isempty', False), ('period__startswith__isnull', False), models.Q(('name', ''), _negated=True)), name='workgroup_has_name_and_term'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_workgroupevent" ("id", "kind", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."id", new_values."kind", new_values."name", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5c2c157f69b4255d75ba4745f19b67035e223ac2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_13e1d', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_workgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_workgroupevent" ("id", "kind", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."id", new_values."kind", new_values."name", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ca9d2d79d70d37fad318cc5cde53c576b68ace20', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_25ac5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_workgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_workgroupevent" ("id", "kind", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."id", old_values."kind", old_values."name", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0ed366fbae903c92813555956a91af81bd9d16fc', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e8623', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_workgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ad80c0d811865628e6978e73c5ba67185c15be69', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_52908', table='residents_workgroupevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='workgroupmember',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('group', '='), ('person', '='), ('period', '&&')], name='workgroupmember_once_at_a_time', violation_error_message='This person is in the group already.'),
        ),
        migrations.AddConstraint(
            model_name='workgroupmember',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('is_lead', True)), expressions=[('group', '='), ('period', '&&')], name='workgroupmember_one_lead_at_a_time', violation_error_message='The group has somebody who leads it.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroupmember',
            trigger=pgtrigger.compiler.Trigger(name='workgroupmember_within_the_term', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT FROM residents_workgroup own\n        WHERE own.id = NEW.group_id AND own.period @> NEW.period\n    ) THEN\n        RAISE EXCEPTION 'a member belongs to the group within its term'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'workgroupmember_within_the_term';\n    END IF;\n    RETURN NEW;\n", hash='0b7d18bcb35d9c3d91478a0a512c0e6ae302f671', operation='INSERT OR UPDATE OF "group_id", "period"', pgid='pgtrigger_workgroupmember_within_the_term_8016a', table='residents_workgroupmember', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroupmember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_workgroupmemberevent" ("group_id", "id", "is_lead", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."group_id", new_values."id", new_values."is_lead", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cf4a58dc973f6eccb5823839d4a3e54becd33d08', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_92671', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_workgroupmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroupmember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_workgroupmemberevent" ("group_id", "id", "is_lead", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."group_id", new_values."id", new_values."is_lead", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='052e98974bf94f8a0d4a2c5efbe9636d9640b05c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e6a41', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_workgroupmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroupmember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_workgroupmemberevent" ("group_id", "id", "is_lead", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."group_id", old_values."id", old_values."is_lead", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='dc9735829779799b9e585e0df39f7fe1ce2bc532', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c81f9', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_workgroupmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroupmemberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cb1588f2d612b664d9ad9c99ef89d90210397bcf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d2950', table='residents_workgroupmemberevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='workgrouptask',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('given_on')), models.Q(('done_on__isnull', True), ('done_on__gte', models.F('given_on')), _connector='OR')), name='workgrouptask_forward'),
        ),
        migrations.AddConstraint(
            model_name='workgrouptask',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(models.Q(('done_on__isnull', True), ('result', '')), ('done_on__isnull', False), _connector='OR')), name='workgrouptask_says_what'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouptask',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_workgrouptaskevent" ("done_on", "due_on", "given_on", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "title") SELECT new_values."done_on", new_values."due_on", new_values."given_on", new_values."group_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."result", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='69ad336923a0009bbccd95d58929a15f6f4c259a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dbd5f', referencing='REFERENCING NEW TABLE AS new_values ', table='residents_workgrouptask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouptask',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_workgrouptaskevent" ("done_on", "due_on", "given_on", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "title") SELECT new_values."done_on", new_values."due_on", new_values."given_on", new_values."group_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."result", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c9a3297f662c8cb06a3c15bccde40091246c6d16', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cfcc7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='residents_workgrouptask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouptask',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "residents_workgrouptaskevent" ("done_on", "due_on", "given_on", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "title") SELECT old_values."done_on", old_values."due_on", old_values."given_on", old_values."group_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."result", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1cf92264615b3e8c0256decbbb7d3c75e8bff203', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e2593', referencing='REFERENCING OLD TABLE AS old_values ', table='residents_workgrouptask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouptaskevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bc88cdce83477d02e8e0c91022fd1478652a6b30', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4fde2', table='residents_workgrouptaskevent', when='BEFORE')),
        ),
    ])
