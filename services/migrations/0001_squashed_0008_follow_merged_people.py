"""All tables of this app as they are after the last of the steps it replaces."""

from decimal import Decimal
from django.conf import settings
from django.db import migrations, models
from liuli.kernel.schema import at_once
import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.math
import liuli.privacy.fields
import pgtrigger.compiler
import pgtrigger.migrations
import services.models.meals.agreement
import uuid


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("services", "0001_keep_programmes"),
        ("services", "0002_keep_meals"),
        ("services", "0003_count_signed_in_after_lock"),
        ("services", "0004_keep_care_volunteers"),
        ("services", "0005_keep_publicity"),
        ("services", "0006_pay_meals_by_points"),
        ("services", "0007_keep_orders"),
        ("services", "0008_follow_merged_people"),
    ]
    dependencies = [
        ("accounts", "0002_initial"),
        ("audit", "0002_initial"),
        ("exchange", "0001_initial"),
        ("fieldwork", "0001_initial"),
        ("indicators", "0001_initial"),
        ("notices", "0001_initial"),
        ("parameters", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("places", "0001_initial"),
        ("residents", "0022_keep_trainings"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = at_once([
        migrations.CreateModel(
            name='AnnouncementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('notice', 'notice'), ('activity', 'activity'), ('drill', 'drill'), ('policy', 'policy'), ('safety', 'safety'), ('law', 'law'), ('anti_drug', 'anti-drug'), ('sorting', 'waste sorting'), ('health', 'health'), ('course', 'course')], max_length=12, verbose_name='kind of announcement')),
                ('is_lesson', models.BooleanField(default=False, verbose_name='lesson with questions')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('body', models.TextField(max_length=3000, verbose_name='text')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_until', models.DateField(verbose_name='until')),
                ('on_public', models.BooleanField(default=True, verbose_name='on the public page')),
                ('on_field', models.BooleanField(default=True, verbose_name='on the phones of grid workers')),
                ('on_print', models.BooleanField(default=False, verbose_name='as a printed notice')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'to be reviewed'), ('published', 'published'), ('replaced', 'replaced by a correction'), ('withdrawn', 'withdrawn'), ('dropped', 'dropped')], default='draft', max_length=10, verbose_name='state')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('remark', models.CharField(blank=True, default='', max_length=200, verbose_name='remark of the review')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('withdrawn_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it was withdrawn')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_present', models.BooleanField(verbose_name='came')),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'attendance',
                'verbose_name_plural': 'attendances',
                'ordering': ['session', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='BookingCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holder', liuli.privacy.fields.EncryptedTextField(associated='services.bookingcode.holder', null=True, verbose_name='who holds the code')),
                ('code', liuli.privacy.fields.EncryptedTextField(associated='services.bookingcode.code', null=True, verbose_name='booking code')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, unique=True, verbose_name='index of the booking code')),
                ('given_on', models.DateField(verbose_name='given on')),
                ('expires_on', models.DateField(verbose_name='last day')),
            ],
            options={
                'verbose_name': 'booking code',
                'verbose_name_plural': 'booking codes',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Canteen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='canteen')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('seats', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='seats')),
                ('permit', models.CharField(blank=True, max_length=40, verbose_name='food permit')),
                ('permit_until', models.DateField(blank=True, null=True, verbose_name='permit until')),
                ('opened_on', models.DateField(verbose_name='open from')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed from')),
            ],
            options={
                'verbose_name': 'canteen',
                'verbose_name_plural': 'canteens',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='CanteenEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='canteen')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('seats', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='seats')),
                ('permit', models.CharField(blank=True, max_length=40, verbose_name='food permit')),
                ('permit_until', models.DateField(blank=True, null=True, verbose_name='permit until')),
                ('opened_on', models.DateField(verbose_name='open from')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed from')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CareNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', liuli.privacy.fields.EncryptedTextField(associated='services.carenote.text', null=True, verbose_name='sealed note')),
                ('written_at', models.DateTimeField(verbose_name='written at')),
            ],
            options={
                'verbose_name': 'sealed care note',
                'verbose_name_plural': 'sealed care notes',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='CarePlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tag', models.CharField(choices=[('lives_alone', 'elderly, living alone'), ('empty_nest', 'elderly, children away'), ('eighty', 'aged 80 or over'), ('disabled', 'disabled person'), ('low_income', 'minimum living allowance'), ('extreme_hardship', 'person in extreme hardship'), ('near_low_income', 'just above the minimum allowance'), ('child_in_need', 'child in need'), ('left_behind_child', 'left-behind child'), ('expecting', 'pregnant woman or new mother'), ('veteran', 'veteran'), ('lost_only_child', 'family that lost its only child'), ('newcomer_asks', 'newcomer asking for help')], max_length=20, verbose_name='looked after as')),
                ('rhythm_days', models.PositiveSmallIntegerField(verbose_name='days between visits')),
                ('starts_on', models.DateField(verbose_name='since')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended')),
                ('end_reason', models.CharField(blank=True, default='', max_length=200, verbose_name='why it ended')),
            ],
            options={
                'verbose_name': 'care plan',
                'verbose_name_plural': 'care plans',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='CarePlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('tag', models.CharField(choices=[('lives_alone', 'elderly, living alone'), ('empty_nest', 'elderly, children away'), ('eighty', 'aged 80 or over'), ('disabled', 'disabled person'), ('low_income', 'minimum living allowance'), ('extreme_hardship', 'person in extreme hardship'), ('near_low_income', 'just above the minimum allowance'), ('child_in_need', 'child in need'), ('left_behind_child', 'left-behind child'), ('expecting', 'pregnant woman or new mother'), ('veteran', 'veteran'), ('lost_only_child', 'family that lost its only child'), ('newcomer_asks', 'newcomer asking for help')], max_length=20, verbose_name='looked after as')),
                ('rhythm_days', models.PositiveSmallIntegerField(verbose_name='days between visits')),
                ('starts_on', models.DateField(verbose_name='since')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended')),
                ('end_reason', models.CharField(blank=True, default='', max_length=200, verbose_name='why it ended')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CareReader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('named_at', models.DateTimeField(verbose_name='named at')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='taken off at')),
            ],
            options={
                'verbose_name': 'reader of care notes',
                'verbose_name_plural': 'readers of care notes',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CareReaderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('named_at', models.DateTimeField(verbose_name='named at')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='taken off at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CareVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('state', models.CharField(choices=[('due', 'due'), ('done', 'visited'), ('nobody_home', 'nobody home'), ('refused', 'did not want it today'), ('dropped', 'fell away with the plan')], default='due', max_length=12, verbose_name='state')),
                ('visited_on', models.DateField(blank=True, null=True, verbose_name='visited on')),
                ('raised_at', models.DateTimeField(blank=True, null=True, verbose_name='raised as missed')),
            ],
            options={
                'verbose_name': 'care visit',
                'verbose_name_plural': 'care visits',
                'ordering': ['-due_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CareVisitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('due_on', models.DateField(verbose_name='due on')),
                ('state', models.CharField(choices=[('due', 'due'), ('done', 'visited'), ('nobody_home', 'nobody home'), ('refused', 'did not want it today'), ('dropped', 'fell away with the plan')], default='due', max_length=12, verbose_name='state')),
                ('visited_on', models.DateField(blank=True, null=True, verbose_name='visited on')),
                ('raised_at', models.DateTimeField(blank=True, null=True, verbose_name='raised as missed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CommunityEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('neighbours', "neighbours' day"), ('culture', 'culture and sport'), ('lecture', 'lecture'), ('drill', 'drill'), ('safety', 'safety publicity'), ('anti_drug', 'anti-drug publicity'), ('sorting', 'waste sorting'), ('health', 'health'), ('training', 'training'), ('other', 'other')], max_length=12, verbose_name='kind of event')),
                ('title', models.CharField(max_length=100, verbose_name='title')),
                ('place', models.CharField(max_length=120, verbose_name='place')),
                ('held_on', models.DateField(verbose_name='held on')),
                ('head_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='people who came')),
                ('counted_how', models.CharField(blank=True, choices=[('exact', 'counted'), ('about', 'about'), ('at_least', 'at least')], default='', max_length=8, verbose_name='how it was counted')),
                ('cancelled_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it was cancelled')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'ordering': ['-held_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CommunityEventEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('neighbours', "neighbours' day"), ('culture', 'culture and sport'), ('lecture', 'lecture'), ('drill', 'drill'), ('safety', 'safety publicity'), ('anti_drug', 'anti-drug publicity'), ('sorting', 'waste sorting'), ('health', 'health'), ('training', 'training'), ('other', 'other')], max_length=12, verbose_name='kind of event')),
                ('title', models.CharField(max_length=100, verbose_name='title')),
                ('place', models.CharField(max_length=120, verbose_name='place')),
                ('held_on', models.DateField(verbose_name='held on')),
                ('head_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='people who came')),
                ('counted_how', models.CharField(blank=True, choices=[('exact', 'counted'), ('about', 'about'), ('at_least', 'at least')], default='', max_length=8, verbose_name='how it was counted')),
                ('cancelled_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it was cancelled')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Contract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('covers', models.CharField(choices=[('meals', 'meals'), ('group_buying', 'group buying'), ('home_help', 'home help'), ('medical', 'health talks and referrals'), ('courses', 'courses and activities'), ('other', 'something else')], max_length=12, verbose_name='what it is about')),
                ('number', models.CharField(max_length=40, verbose_name='number of the contract')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='in force')),
                ('kept_at', models.CharField(blank=True, default='', max_length=120, verbose_name='where the paper is kept')),
                ('ended_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it ended early')),
            ],
            options={
                'verbose_name': 'contract of a partner',
                'verbose_name_plural': 'contracts of partners',
                'ordering': ['-period', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ContractEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('covers', models.CharField(choices=[('meals', 'meals'), ('group_buying', 'group buying'), ('home_help', 'home help'), ('medical', 'health talks and referrals'), ('courses', 'courses and activities'), ('other', 'something else')], max_length=12, verbose_name='what it is about')),
                ('number', models.CharField(max_length=40, verbose_name='number of the contract')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='in force')),
                ('kept_at', models.CharField(blank=True, default='', max_length=120, verbose_name='where the paper is kept')),
                ('ended_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it ended early')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DietNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', liuli.privacy.fields.EncryptedTextField(associated='services.dietnote.words', null=True, verbose_name='diet')),
                ('allergens', liuli.privacy.fields.EncryptedTextField(associated='services.dietnote.allergens', null=True, verbose_name='allergies')),
                ('consented_on', models.DateField(verbose_name='agreed on')),
                ('consent_version', models.CharField(max_length=20, verbose_name='version of the notice')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
            ],
            options={
                'verbose_name': 'diet of a diner',
                'verbose_name_plural': 'diets of diners',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='DietNoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('consented_on', models.DateField(verbose_name='agreed on')),
                ('consent_version', models.CharField(max_length=20, verbose_name='version of the notice')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'on the waiting list'), ('offered', 'place offered'), ('enrolled', 'enrolled'), ('left', 'left'), ('lapsed', 'offer not taken up')], default='waiting', max_length=8, verbose_name='state')),
                ('channel', models.CharField(choices=[('desk', 'at the community'), ('page', 'by the sign-up page')], max_length=4, verbose_name='signed up')),
                ('asked_at', models.DateTimeField(verbose_name='signed up at')),
                ('name', liuli.privacy.fields.EncryptedTextField(associated='services.enrolment.name', null=True, verbose_name='name')),
                ('name_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, null=True, verbose_name='index of the name')),
                ('birth_on', models.DateField(null=True, verbose_name='date of birth')),
                ('school', liuli.privacy.fields.EncryptedTextField(associated='services.enrolment.school', null=True, verbose_name='school and class')),
                ('guardian_name', liuli.privacy.fields.EncryptedTextField(associated='services.enrolment.guardian_name', null=True, verbose_name='guardian')),
                ('guardian_relation', models.CharField(choices=[('mother', 'mother'), ('father', 'father'), ('grandparent', 'grandparent'), ('relative', 'other relative'), ('guardian', 'appointed guardian'), ('trusted', 'person of trust'), ('self', 'the participant')], max_length=12, verbose_name='guardian is')),
                ('guardian_phone', liuli.privacy.fields.EncryptedTextField(associated='services.enrolment.guardian_phone', null=True, verbose_name="guardian's phone")),
                ('second_name', liuli.privacy.fields.EncryptedTextField(associated='services.enrolment.second_name', null=True, verbose_name='second contact')),
                ('second_phone', liuli.privacy.fields.EncryptedTextField(associated='services.enrolment.second_phone', null=True, verbose_name="second contact's phone")),
                ('health', liuli.privacy.fields.EncryptedTextField(associated='services.enrolment.health', null=True, verbose_name='health and allergies')),
                ('supports', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), blank=True, default=list, size=None, verbose_name='what helps to take part')),
                ('code', liuli.privacy.fields.EncryptedTextField(associated='services.enrolment.code', null=True, verbose_name="guardian's code")),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, unique=True, verbose_name='index of the code')),
                ('offered_at', models.DateTimeField(blank=True, null=True, verbose_name='place offered at')),
                ('offer_until', models.DateTimeField(blank=True, null=True, verbose_name='place kept until')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
                ('forgotten_at', models.DateTimeField(blank=True, null=True, verbose_name='data deleted at')),
            ],
            options={
                'verbose_name': 'enrolment',
                'verbose_name_plural': 'enrolments',
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='EnrolmentLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('roll', 'attendance list'), ('record', 'whole record'), ('health', 'health and allergies')], max_length=8, verbose_name='what was opened')),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': "look at children's data",
                'verbose_name_plural': "looks at children's data",
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='EventLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('medium', models.CharField(max_length=60, verbose_name='medium')),
                ('address', models.URLField(max_length=300, verbose_name='address of the report')),
            ],
            options={
                'verbose_name': 'media report',
                'verbose_name_plural': 'media reports',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='FoodHandler',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('full_name', models.CharField(max_length=50, verbose_name='full name')),
                ('certificate_until', models.DateField(verbose_name='health certificate until')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left the canteen on')),
            ],
            options={
                'verbose_name': 'food handler',
                'verbose_name_plural': 'food handlers',
                'ordering': ['certificate_until', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FoodHandlerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('full_name', models.CharField(max_length=50, verbose_name='full name')),
                ('certificate_until', models.DateField(verbose_name='health certificate until')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left the canteen on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FoodSample',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('meal', models.CharField(choices=[('lunch', 'lunch'), ('dinner', 'dinner')], max_length=8, verbose_name='meal')),
                ('dish', models.CharField(max_length=60, verbose_name='dish')),
                ('grams', models.PositiveSmallIntegerField(verbose_name='weight (g)')),
                ('kept_at', models.DateTimeField(verbose_name='kept since')),
                ('discarded_at', models.DateTimeField(blank=True, null=True, verbose_name='discarded at')),
            ],
            options={
                'verbose_name': 'food sample',
                'verbose_name_plural': 'food samples',
                'ordering': ['-kept_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='GroupGood',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='good')),
                ('pack', models.CharField(blank=True, default='', max_length=40, verbose_name='pack')),
                ('price_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='price (yuan)')),
                ('stock', models.PositiveIntegerField(verbose_name='pieces there are')),
                ('taken', models.PositiveIntegerField(default=0, editable=False, verbose_name='pieces ordered')),
            ],
            options={
                'verbose_name': 'good of a round',
                'verbose_name_plural': 'goods of rounds',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='GroupLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.PositiveIntegerField(verbose_name='pieces')),
                ('price_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='price (yuan)')),
                ('picked', models.PositiveIntegerField(default=0, verbose_name='picked up')),
                ('refunded', models.PositiveIntegerField(default=0, verbose_name='given back')),
                ('unclaimed', models.PositiveIntegerField(default=0, verbose_name='unclaimed')),
            ],
            options={
                'verbose_name': 'line of an order',
                'verbose_name_plural': 'lines of orders',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='GroupMoney',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('collected', 'collected'), ('refunded', 'given back')], max_length=10, verbose_name='which way')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='amount (yuan)')),
                ('reason', models.CharField(blank=True, default='', max_length=120, verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'money of an order',
                'verbose_name_plural': 'money of orders',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='GroupOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='pick-up number')),
                ('placed_at', models.DateTimeField(verbose_name='ordered at')),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='cancelled at')),
                ('paid_yuan', models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10, verbose_name='paid (yuan)')),
            ],
            options={
                'verbose_name': 'order of a round',
                'verbose_name_plural': 'orders of rounds',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='GroupRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('opens_at', models.DateTimeField(verbose_name='opens')),
                ('closes_at', models.DateTimeField(verbose_name='closes')),
                ('pickup_place', models.CharField(max_length=120, verbose_name='where it is picked up')),
                ('pickup_from', models.DateTimeField(verbose_name='picked up from')),
                ('pickup_until', models.DateTimeField(verbose_name='picked up until')),
                ('minimum', models.PositiveIntegerField(verbose_name='pieces it takes to go through')),
                ('most_each', models.PositiveSmallIntegerField(verbose_name='pieces of one good in an order, at most')),
                ('state', models.CharField(choices=[('open', 'open for orders'), ('closed', 'goes through'), ('failed', 'did not come about'), ('settled', 'settled')], default='open', max_length=8, verbose_name='state')),
                ('ended_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it did not come about')),
            ],
            options={
                'verbose_name': 'round of group buying',
                'verbose_name_plural': 'rounds of group buying',
                'ordering': ['-closes_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='GroupRoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('opens_at', models.DateTimeField(verbose_name='opens')),
                ('closes_at', models.DateTimeField(verbose_name='closes')),
                ('pickup_place', models.CharField(max_length=120, verbose_name='where it is picked up')),
                ('pickup_from', models.DateTimeField(verbose_name='picked up from')),
                ('pickup_until', models.DateTimeField(verbose_name='picked up until')),
                ('minimum', models.PositiveIntegerField(verbose_name='pieces it takes to go through')),
                ('most_each', models.PositiveSmallIntegerField(verbose_name='pieces of one good in an order, at most')),
                ('state', models.CharField(choices=[('open', 'open for orders'), ('closed', 'goes through'), ('failed', 'did not come about'), ('settled', 'settled')], default='open', max_length=8, verbose_name='state')),
                ('ended_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it did not come about')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GuardianConsent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('data', 'keeping the data of a child under 14'), ('take_part', 'taking part'), ('photo', 'photos for publicity'), ('health', 'keeping health and allergies'), ('care', 'first aid and calling a doctor'), ('alone', 'going home alone')], max_length=12, verbose_name='purpose')),
                ('form', models.CharField(choices=[('written', 'in writing'), ('page', 'on the sign-up page')], max_length=8, verbose_name='given')),
                ('relation', models.CharField(choices=[('mother', 'mother'), ('father', 'father'), ('grandparent', 'grandparent'), ('relative', 'other relative'), ('guardian', 'appointed guardian'), ('trusted', 'person of trust'), ('self', 'the participant')], max_length=12, verbose_name='by the')),
                ('given_at', models.DateTimeField(verbose_name='given at')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
            ],
            options={
                'verbose_name': "guardian's consent",
                'verbose_name_plural': "guardians' consents",
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('listed', 'fetched by somebody on the list'), ('code', 'fetched with the code'), ('confirmed', 'fetched after the guardian confirmed it'), ('alone', 'went home alone')], max_length=10, verbose_name='how')),
                ('id_shown', models.BooleanField(default=False, verbose_name='a document was shown')),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'hand-over',
                'verbose_name_plural': 'hand-overs',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='HarmCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('last', models.PositiveIntegerField(verbose_name='last number')),
            ],
            options={
                'verbose_name': 'harm report counter',
                'verbose_name_plural': 'harm report counters',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HarmLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'look at a report of harm',
                'verbose_name_plural': 'looks at reports of harm',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='HarmNamed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'colleague named in a report of harm',
                'verbose_name_plural': 'colleagues named in reports of harm',
            },
        ),
        migrations.CreateModel(
            name='HarmReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('made_at', models.DateTimeField(verbose_name='written at')),
                ('seen_at', models.DateTimeField(verbose_name='seen or heard at')),
                ('child', liuli.privacy.fields.EncryptedTextField(associated='services.harmreport.child', null=True, verbose_name='which child')),
                ('words', liuli.privacy.fields.EncryptedTextField(associated='services.harmreport.words', verbose_name='what was seen or heard')),
            ],
            options={
                'verbose_name': 'report of harm',
                'verbose_name_plural': 'reports of harm',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='HarmTold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('authority', models.CharField(choices=[('police', 'police (110)'), ('civil', 'civil affairs'), ('education', 'education'), ('procuratorate', 'procuratorate')], max_length=14, verbose_name='authority')),
                ('at', models.DateTimeField(verbose_name='told at')),
                ('entered_at', models.DateTimeField(verbose_name='entered at')),
                ('receipt', liuli.privacy.fields.EncryptedTextField(associated='services.harmtold.receipt', null=True, verbose_name='number of their record')),
            ],
            options={
                'verbose_name': 'authority told of harm',
                'verbose_name_plural': 'authorities told of harm',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HelpComplaint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='complaint')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('answer', models.CharField(blank=True, default='', max_length=300, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered at')),
            ],
            options={
                'verbose_name': 'complaint about home help',
                'verbose_name_plural': 'complaints about home help',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HelpComplaintEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='complaint')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('answer', models.CharField(blank=True, default='', max_length=300, verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HelpOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('cleaning', 'cleaning'), ('laundry', 'washing'), ('cooking', 'cooking'), ('repair', 'small repairs'), ('escort', 'going along'), ('bathing', 'help with bathing'), ('other', 'something else')], max_length=10, verbose_name='kind of help')),
                ('what', models.CharField(blank=True, max_length=120, verbose_name='what is to be done')),
                ('wished_on', models.DateField(verbose_name='wished on')),
                ('state', models.CharField(choices=[('requested', 'asked for'), ('assigned', 'with a partner'), ('done', 'done, to be confirmed'), ('confirmed', 'confirmed'), ('cancelled', 'cancelled')], default='requested', max_length=10, verbose_name='state')),
                ('assigned_on', models.DateField(blank=True, null=True, verbose_name='given to the partner on')),
                ('price_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name='price agreed (yuan)')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='confirmed or cancelled on')),
                ('reason', models.CharField(blank=True, default='', max_length=120, verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='asked for at')),
            ],
            options={
                'verbose_name': 'order of home help',
                'verbose_name_plural': 'orders of home help',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='HelpOrderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('cleaning', 'cleaning'), ('laundry', 'washing'), ('cooking', 'cooking'), ('repair', 'small repairs'), ('escort', 'going along'), ('bathing', 'help with bathing'), ('other', 'something else')], max_length=10, verbose_name='kind of help')),
                ('what', models.CharField(blank=True, max_length=120, verbose_name='what is to be done')),
                ('wished_on', models.DateField(verbose_name='wished on')),
                ('state', models.CharField(choices=[('requested', 'asked for'), ('assigned', 'with a partner'), ('done', 'done, to be confirmed'), ('confirmed', 'confirmed'), ('cancelled', 'cancelled')], default='requested', max_length=10, verbose_name='state')),
                ('assigned_on', models.DateField(blank=True, null=True, verbose_name='given to the partner on')),
                ('price_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name='price agreed (yuan)')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='confirmed or cancelled on')),
                ('reason', models.CharField(blank=True, default='', max_length=120, verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='asked for at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LessonQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('text', models.CharField(max_length=200, verbose_name='question')),
                ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), size=4, verbose_name='answers')),
                ('right', models.PositiveSmallIntegerField(verbose_name='which answer is right')),
                ('explanation', models.CharField(max_length=300, verbose_name='explanation')),
            ],
            options={
                'verbose_name': 'question of a lesson',
                'verbose_name_plural': 'questions of lessons',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='MealAgreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper_number', models.CharField(blank=True, max_length=40, verbose_name='number on paper')),
                ('full_name', models.CharField(max_length=100, verbose_name='full name')),
                ('name_key', models.CharField(max_length=100, verbose_name='name, for comparing')),
                ('initials', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None, verbose_name='pinyin initials')),
                ('identity', liuli.privacy.fields.EncryptedTextField(associated='services.mealagreement.identity', null=True, verbose_name='identity number')),
                ('identity_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, null=True, verbose_name='identity index')),
                ('identity_tail', models.CharField(blank=True, max_length=4, verbose_name='last four of the identity number')),
                ('birth_on', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                ('living', models.CharField(choices=[('local', 'registered and living here'), ('lives', 'living here'), ('works', 'working here'), ('other', 'from elsewhere'), ('unknown', 'not stated')], default='unknown', max_length=8, verbose_name='registered or living')),
                ('agent', liuli.privacy.fields.EncryptedTextField(associated='services.mealagreement.agent', null=True, verbose_name='guardian or agent')),
                ('contact_name', liuli.privacy.fields.EncryptedTextField(associated='services.mealagreement.contact_name', null=True, verbose_name='emergency contact')),
                ('contact_phone', liuli.privacy.fields.EncryptedTextField(associated='services.mealagreement.contact_phone', null=True, verbose_name='emergency phone')),
                ('contact_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, null=True, verbose_name='emergency phone index')),
                ('way', models.CharField(choices=[('dine_in', 'in the canteen'), ('delivery', 'delivered home')], default='dine_in', max_length=8, verbose_name='dine in or delivery')),
                ('position', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='place on the route')),
                ('weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None, verbose_name='standing order on weekdays')),
                ('price_version', models.CharField(blank=True, max_length=40, verbose_name='price list')),
                ('basis', models.CharField(choices=[('none', 'age only'), ('low_income', 'minimum living allowance'), ('hardship', 'person in extreme hardship'), ('disability', 'severe disability'), ('incapacity', 'unable to look after themselves'), ('alone', 'elderly, living alone')], default='none', max_length=12, verbose_name='reason for a higher subsidy')),
                ('basis_until', models.DateField(blank=True, null=True, verbose_name='reason holds until')),
                ('voucher_month_yuan', models.DecimalField(decimal_places=2, default=0, max_digits=10, verbose_name='vouchers a month (yuan)')),
                ('signed_on', models.DateField(verbose_name='signed on')),
                ('is_signed', models.BooleanField(default=True, verbose_name='signed on paper')),
                ('consent_version', models.CharField(blank=True, max_length=20, verbose_name='version of the notice')),
                ('end_terms', models.CharField(blank=True, max_length=200, verbose_name='when it may be ended')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
                ('end_reason', models.CharField(blank=True, choices=[('asked', 'the diner asked for it'), ('moved', 'moved away'), ('died', 'has died'), ('over', 'its time was over'), ('broken', 'its terms were not kept')], max_length=8, verbose_name='why it ended')),
                ('subsidy_until', models.DateField(blank=True, null=True, verbose_name='last day of the subsidy')),
                ('stop_reason', models.CharField(blank=True, choices=[('asked', 'the diner asked for it'), ('moved', 'moved away'), ('died', 'has died'), ('over', 'its time was over'), ('broken', 'its terms were not kept')], max_length=8, verbose_name='why the subsidy stopped')),
                ('card', models.CharField(default=services.models.meals.agreement.new_card, max_length=20, verbose_name='card')),
                ('erased_at', models.DateTimeField(editable=False, null=True, verbose_name='erased')),
            ],
            options={
                'verbose_name': 'meal agreement',
                'verbose_name_plural': 'meal agreements',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='MealAgreementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('paper_number', models.CharField(blank=True, max_length=40, verbose_name='number on paper')),
                ('full_name', models.CharField(max_length=100, verbose_name='full name')),
                ('identity', liuli.privacy.fields.EncryptedTextField(associated='services.mealagreement.identity', null=True, verbose_name='identity number')),
                ('identity_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, verbose_name='identity index')),
                ('identity_tail', models.CharField(blank=True, max_length=4, verbose_name='last four of the identity number')),
                ('birth_on', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                ('living', models.CharField(choices=[('local', 'registered and living here'), ('lives', 'living here'), ('works', 'working here'), ('other', 'from elsewhere'), ('unknown', 'not stated')], default='unknown', max_length=8, verbose_name='registered or living')),
                ('agent', liuli.privacy.fields.EncryptedTextField(associated='services.mealagreement.agent', null=True, verbose_name='guardian or agent')),
                ('contact_name', liuli.privacy.fields.EncryptedTextField(associated='services.mealagreement.contact_name', null=True, verbose_name='emergency contact')),
                ('contact_phone', liuli.privacy.fields.EncryptedTextField(associated='services.mealagreement.contact_phone', null=True, verbose_name='emergency phone')),
                ('contact_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, verbose_name='emergency phone index')),
                ('way', models.CharField(choices=[('dine_in', 'in the canteen'), ('delivery', 'delivered home')], default='dine_in', max_length=8, verbose_name='dine in or delivery')),
                ('position', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='place on the route')),
                ('weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None, verbose_name='standing order on weekdays')),
                ('price_version', models.CharField(blank=True, max_length=40, verbose_name='price list')),
                ('basis', models.CharField(choices=[('none', 'age only'), ('low_income', 'minimum living allowance'), ('hardship', 'person in extreme hardship'), ('disability', 'severe disability'), ('incapacity', 'unable to look after themselves'), ('alone', 'elderly, living alone')], default='none', max_length=12, verbose_name='reason for a higher subsidy')),
                ('basis_until', models.DateField(blank=True, null=True, verbose_name='reason holds until')),
                ('voucher_month_yuan', models.DecimalField(decimal_places=2, default=0, max_digits=10, verbose_name='vouchers a month (yuan)')),
                ('signed_on', models.DateField(verbose_name='signed on')),
                ('is_signed', models.BooleanField(default=True, verbose_name='signed on paper')),
                ('consent_version', models.CharField(blank=True, max_length=20, verbose_name='version of the notice')),
                ('end_terms', models.CharField(blank=True, max_length=200, verbose_name='when it may be ended')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='period')),
                ('end_reason', models.CharField(blank=True, choices=[('asked', 'the diner asked for it'), ('moved', 'moved away'), ('died', 'has died'), ('over', 'its time was over'), ('broken', 'its terms were not kept')], max_length=8, verbose_name='why it ended')),
                ('subsidy_until', models.DateField(blank=True, null=True, verbose_name='last day of the subsidy')),
                ('stop_reason', models.CharField(blank=True, choices=[('asked', 'the diner asked for it'), ('moved', 'moved away'), ('died', 'has died'), ('over', 'its time was over'), ('broken', 'its terms were not kept')], max_length=8, verbose_name='why the subsidy stopped')),
                ('erased_at', models.DateTimeField(editable=False, null=True, verbose_name='erased')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MealOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('meal', models.CharField(choices=[('lunch', 'lunch'), ('dinner', 'dinner')], max_length=8, verbose_name='meal')),
                ('portion', models.CharField(choices=[('standard', 'standard'), ('small', 'small')], default='standard', max_length=8, verbose_name='portion')),
                ('way', models.CharField(choices=[('dine_in', 'in the canteen'), ('delivery', 'delivered home')], max_length=8, verbose_name='dine in or delivery')),
                ('state', models.CharField(choices=[('ordered', 'ordered'), ('cancelled', 'cancelled'), ('served', 'served'), ('no_show', 'did not come')], default='ordered', max_length=10, verbose_name='state')),
                ('is_late', models.BooleanField(default=False, verbose_name='after the cut-off')),
                ('at', models.DateTimeField(verbose_name='ordered at')),
            ],
            options={
                'verbose_name': 'meal order',
                'verbose_name_plural': 'meal orders',
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='MealOrderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField(verbose_name='day')),
                ('meal', models.CharField(choices=[('lunch', 'lunch'), ('dinner', 'dinner')], max_length=8, verbose_name='meal')),
                ('portion', models.CharField(choices=[('standard', 'standard'), ('small', 'small')], default='standard', max_length=8, verbose_name='portion')),
                ('way', models.CharField(choices=[('dine_in', 'in the canteen'), ('delivery', 'delivered home')], max_length=8, verbose_name='dine in or delivery')),
                ('state', models.CharField(choices=[('ordered', 'ordered'), ('cancelled', 'cancelled'), ('served', 'served'), ('no_show', 'did not come')], default='ordered', max_length=10, verbose_name='state')),
                ('is_late', models.BooleanField(default=False, verbose_name='after the cut-off')),
                ('at', models.DateTimeField(verbose_name='ordered at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MealPrice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meal', models.CharField(choices=[('lunch', 'lunch'), ('dinner', 'dinner')], max_length=8, verbose_name='meal')),
                ('portion', models.CharField(choices=[('standard', 'standard'), ('small', 'small')], default='standard', max_length=8, verbose_name='portion')),
                ('price_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='price (yuan)')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='in force')),
                ('version', models.CharField(blank=True, max_length=40, verbose_name='price list')),
            ],
            options={
                'verbose_name': 'price of a meal',
                'verbose_name_plural': 'prices of meals',
                'ordering': ['canteen', 'meal', 'portion', '-period'],
            },
        ),
        migrations.CreateModel(
            name='MealPriceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('meal', models.CharField(choices=[('lunch', 'lunch'), ('dinner', 'dinner')], max_length=8, verbose_name='meal')),
                ('portion', models.CharField(choices=[('standard', 'standard'), ('small', 'small')], default='standard', max_length=8, verbose_name='portion')),
                ('price_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='price (yuan)')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='in force')),
                ('version', models.CharField(blank=True, max_length=40, verbose_name='price list')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MenuDish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('meal', models.CharField(choices=[('lunch', 'lunch'), ('dinner', 'dinner')], max_length=8, verbose_name='meal')),
                ('name', models.CharField(max_length=60, verbose_name='dish')),
                ('allergens', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('gluten', 'cereals with gluten'), ('shellfish', 'shrimp, crab and shellfish'), ('fish', 'fish'), ('egg', 'egg'), ('peanut', 'peanut'), ('soy', 'soy'), ('milk', 'milk'), ('nuts', 'nuts')], max_length=10), blank=True, default=list, size=None, verbose_name='allergens')),
            ],
            options={
                'verbose_name': 'dish of a menu',
                'verbose_name_plural': 'dishes of menus',
                'ordering': ['-on', 'meal', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='MenuDishEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField(verbose_name='day')),
                ('meal', models.CharField(choices=[('lunch', 'lunch'), ('dinner', 'dinner')], max_length=8, verbose_name='meal')),
                ('name', models.CharField(max_length=60, verbose_name='dish')),
                ('allergens', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('gluten', 'cereals with gluten'), ('shellfish', 'shrimp, crab and shellfish'), ('fish', 'fish'), ('egg', 'egg'), ('peanut', 'peanut'), ('soy', 'soy'), ('milk', 'milk'), ('nuts', 'nuts')], max_length=10), blank=True, default=list, size=None, verbose_name='allergens')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NoticePosting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('where', models.CharField(choices=[('board', 'notice board'), ('door', 'doors of buildings'), ('wechat', 'WeChat group'), ('platform', 'public platform')], max_length=10, verbose_name='where it was posted')),
                ('place', models.CharField(max_length=80, verbose_name='which place or group')),
                ('posted_on', models.DateField(verbose_name='posted on')),
            ],
            options={
                'verbose_name': 'posting of a notice',
                'verbose_name_plural': 'postings of notices',
                'ordering': ['-posted_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='OpeningHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], verbose_name='weekday')),
                ('opens', models.TimeField(verbose_name='opens')),
                ('closes', models.TimeField(verbose_name='closes')),
            ],
            options={
                'verbose_name': 'opening hours',
                'verbose_name_plural': 'opening hours',
                'ordering': ['weekday'],
            },
        ),
        migrations.CreateModel(
            name='OpeningHoursEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], verbose_name='weekday')),
                ('opens', models.TimeField(verbose_name='opens')),
                ('closes', models.TimeField(verbose_name='closes')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Overpaid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='subsidy (yuan)')),
                ('state', models.CharField(choices=[('open', 'to be recovered'), ('recovered', 'recovered'), ('waived', 'waived')], default='open', max_length=10, verbose_name='state')),
                ('found_on', models.DateField(verbose_name='found on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'verbose_name': 'overpaid subsidy',
                'verbose_name_plural': 'overpaid subsidies',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='OverpaidEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='subsidy (yuan)')),
                ('state', models.CharField(choices=[('open', 'to be recovered'), ('recovered', 'recovered'), ('waived', 'waived')], default='open', max_length=10, verbose_name='state')),
                ('found_on', models.DateField(verbose_name='found on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PickUpAdult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', liuli.privacy.fields.EncryptedTextField(associated='services.pickupadult.name', null=True, verbose_name='name')),
                ('relation', models.CharField(choices=[('mother', 'mother'), ('father', 'father'), ('grandparent', 'grandparent'), ('relative', 'other relative'), ('guardian', 'appointed guardian'), ('trusted', 'person of trust'), ('self', 'the participant')], max_length=12, verbose_name='relation')),
                ('added_at', models.DateTimeField(verbose_name='added at')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='taken off the list at')),
            ],
            options={
                'verbose_name': 'adult who fetches',
                'verbose_name_plural': 'adults who fetch',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PickUpCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cause', models.CharField(choices=[('stranger', 'somebody who is not on the list'), ('late', 'nobody has come')], max_length=8, verbose_name='cause')),
                ('step', models.CharField(choices=[('guardian', 'guardian'), ('second', 'second contact'), ('leader', 'leader of the programme')], max_length=8, verbose_name='whom to call')),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'call about a pick-up',
                'verbose_name_plural': 'calls about pick-ups',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PointsAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('volunteer', 'a volunteer'), ('issued', 'issued by the community'), ('redeemed', 'exchanged'), ('expired', 'expired')], max_length=10, verbose_name='whose')),
                ('balance', models.IntegerField(default=0, editable=False, verbose_name='balance')),
            ],
            options={
                'verbose_name': 'account of points',
                'verbose_name_plural': 'accounts of points',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PointsEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.PositiveIntegerField(verbose_name='points')),
                ('reason', models.CharField(choices=[('hours', 'hours of service'), ('meeting', 'took part in a meeting'), ('exchange', 'exchanged'), ('return', 'an order was cancelled'), ('expiry', 'expired'), ('reversal', 'hours were taken back'), ('meal', 'paid for a meal'), ('meal_back', 'a meal was taken back')], max_length=10, verbose_name='why points moved')),
                ('worth_yuan', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name='worth (yuan)')),
                ('at', models.DateTimeField(verbose_name='at')),
            ],
            options={
                'verbose_name': 'entry of points',
                'verbose_name_plural': 'entries of points',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PointsLot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.PositiveIntegerField(verbose_name='points')),
                ('left', models.PositiveIntegerField(verbose_name='left')),
                ('expires_on', models.DateField(verbose_name='last day')),
            ],
            options={
                'verbose_name': 'lot of points',
                'verbose_name_plural': 'lots of points',
                'ordering': ['expires_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PointsOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.PositiveSmallIntegerField(verbose_name='quantity')),
                ('state', models.CharField(choices=[('ordered', 'set aside'), ('handed_out', 'handed out'), ('cancelled', 'cancelled')], default='ordered', max_length=10, verbose_name='state')),
                ('ordered_at', models.DateTimeField(verbose_name='ordered at')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
            ],
            options={
                'verbose_name': 'order for points',
                'verbose_name_plural': 'orders for points',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PointsTake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.PositiveIntegerField(verbose_name='points')),
            ],
            options={
                'verbose_name': 'points taken from a lot',
                'verbose_name_plural': 'points taken from lots',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('kind', models.CharField(choices=[('parent_child', 'Ceramics for parents and children'), ('healing', 'Ceramics for wellbeing'), ('exhibition', 'Exhibition or contest'), ('eaglets', "Eaglets' classroom"), ('law', 'Law for young people'), ('reading', 'Reading and early class'), ('other', 'other')], max_length=12, verbose_name='kind')),
                ('age_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='from age')),
                ('age_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='up to age')),
                ('fee_yuan', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=12, verbose_name='fee (yuan)')),
                ('provider', models.CharField(blank=True, max_length=80, verbose_name='provider or partner')),
                ('is_public', models.BooleanField(default=False, verbose_name='sign-up page open to all')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'verbose_name': 'programme',
                'verbose_name_plural': 'programmes',
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeAdult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('duty', models.CharField(choices=[('teacher', 'teacher'), ('staff', 'staff'), ('volunteer', 'volunteer')], max_length=10, verbose_name='as')),
                ('employer', models.CharField(blank=True, max_length=80, verbose_name='sent by')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'verbose_name': 'adult at programmes',
                'verbose_name_plural': 'adults at programmes',
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('kind', models.CharField(choices=[('parent_child', 'Ceramics for parents and children'), ('healing', 'Ceramics for wellbeing'), ('exhibition', 'Exhibition or contest'), ('eaglets', "Eaglets' classroom"), ('law', 'Law for young people'), ('reading', 'Reading and early class'), ('other', 'other')], max_length=12, verbose_name='kind')),
                ('age_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='from age')),
                ('age_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='up to age')),
                ('fee_yuan', models.DecimalField(decimal_places=2, default=Decimal('0.00'), max_digits=12, verbose_name='fee (yuan)')),
                ('provider', models.CharField(blank=True, max_length=80, verbose_name='provider or partner')),
                ('is_public', models.BooleanField(default=False, verbose_name='sign-up page open to all')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProgrammeGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_at', models.DateTimeField(verbose_name='given at')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='taken back at')),
            ],
            options={
                'verbose_name': 'lead of a programme',
                'verbose_name_plural': 'leads of programmes',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(verbose_name='version')),
                ('words', models.TextField(max_length=3000, verbose_name='what guardians are told')),
                ('published_at', models.DateTimeField(verbose_name='published at')),
            ],
            options={
                'verbose_name': 'notice to guardians',
                'verbose_name_plural': 'notices to guardians',
                'ordering': ['programme', '-version'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('starts_at', models.TimeField(blank=True, null=True, verbose_name='starts at')),
                ('ends_at', models.TimeField(blank=True, null=True, verbose_name='ends at')),
                ('topic', models.CharField(blank=True, max_length=80, verbose_name='topic')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='place')),
                ('teacher', models.CharField(blank=True, max_length=80, verbose_name='led by')),
                ('attended', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='signed in')),
                ('written_people', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='participants as written')),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='cancelled at')),
                ('cancel_reason', models.CharField(blank=True, max_length=200, verbose_name='why cancelled')),
                ('ledger_key', models.CharField(blank=True, max_length=200, null=True, unique=True, verbose_name='row of a ledger')),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'ordering': ['-on', '-starts_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeSessionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField(verbose_name='day')),
                ('starts_at', models.TimeField(blank=True, null=True, verbose_name='starts at')),
                ('ends_at', models.TimeField(blank=True, null=True, verbose_name='ends at')),
                ('topic', models.CharField(blank=True, max_length=80, verbose_name='topic')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='place')),
                ('teacher', models.CharField(blank=True, max_length=80, verbose_name='led by')),
                ('attended', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='signed in')),
                ('written_people', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='participants as written')),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='cancelled at')),
                ('cancel_reason', models.CharField(blank=True, max_length=200, verbose_name='why cancelled')),
                ('ledger_key', models.CharField(blank=True, max_length=200, null=True, verbose_name='row of a ledger')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReadCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('channel', models.CharField(choices=[('public', 'public page'), ('field', 'phones of grid workers'), ('print', 'printed notice')], max_length=8, verbose_name='channel')),
                ('reads', models.PositiveIntegerField(default=0, verbose_name='opened')),
                ('answered', models.PositiveIntegerField(default=0, verbose_name='answered')),
                ('passed', models.PositiveIntegerField(default=0, verbose_name='passed')),
            ],
            options={
                'verbose_name': 'count of reads',
                'verbose_name_plural': 'counts of reads',
                'ordering': ['-day', 'channel'],
            },
        ),
        migrations.CreateModel(
            name='RecordCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('checked_on', models.DateField(verbose_name='checked on')),
                ('result', models.CharField(choices=[('none', 'none'), ('not_to_hire', 'not to be employed')], max_length=12, verbose_name='result')),
            ],
            options={
                'verbose_name': 'record check',
                'verbose_name_plural': 'record checks',
                'ordering': ['-checked_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.CharField(help_text='Its name only.', max_length=80, verbose_name='institution')),
                ('consent_on', models.DateField(verbose_name='agreed on')),
                ('referred_on', models.DateField(verbose_name='sent on')),
                ('due_on', models.DateField(verbose_name='answer expected by')),
                ('answer', models.CharField(choices=[('waiting', 'no answer yet'), ('received', 'answer received'), ('none', 'closed without an answer')], default='waiting', max_length=10, verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered or closed on')),
            ],
            options={
                'verbose_name': 'referral',
                'verbose_name_plural': 'referrals',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReferralEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('institution', models.CharField(help_text='Its name only.', max_length=80, verbose_name='institution')),
                ('consent_on', models.DateField(verbose_name='agreed on')),
                ('referred_on', models.DateField(verbose_name='sent on')),
                ('due_on', models.DateField(verbose_name='answer expected by')),
                ('answer', models.CharField(choices=[('waiting', 'no answer yet'), ('received', 'answer received'), ('none', 'closed without an answer')], default='waiting', max_length=10, verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered or closed on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Rostering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('arrived_at', models.DateTimeField(blank=True, null=True, verbose_name='there since')),
            ],
            options={
                'verbose_name': 'adult at a session',
                'verbose_name_plural': 'adults at sessions',
                'ordering': ['session', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Route',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, verbose_name='route')),
            ],
            options={
                'verbose_name': 'delivery route',
                'verbose_name_plural': 'delivery routes',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='RouteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=40, verbose_name='route')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SafeguardingLead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.PositiveSmallIntegerField(verbose_name='seat')),
                ('named_at', models.DateTimeField(verbose_name='named at')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
            ],
            options={
                'verbose_name': 'safeguarding lead',
                'verbose_name_plural': 'safeguarding leads',
                'ordering': ['unit', 'seat'],
            },
        ),
        migrations.CreateModel(
            name='ServiceHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('hours', models.DecimalField(decimal_places=1, max_digits=3, verbose_name='hours')),
                ('tier', models.CharField(choices=[('basic', 'basic service'), ('professional', 'professional service'), ('governance', 'taking part in governance')], max_length=12, verbose_name='kind of service')),
                ('what', models.CharField(max_length=120, verbose_name='what was done')),
                ('source', models.CharField(choices=[('qr', 'checked in and out'), ('manual', 'entered by hand')], max_length=8, verbose_name='how it was noted')),
                ('state', models.CharField(choices=[('pending', 'to be confirmed'), ('confirmed', 'confirmed'), ('refused', 'not confirmed'), ('void', 'taken back')], max_length=10, verbose_name='state')),
                ('entered_at', models.DateTimeField(verbose_name='entered at')),
                ('reason', models.CharField(blank=True, default='', max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'hours of service',
                'verbose_name_plural': 'hours of service',
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ServiceHoursEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField(verbose_name='day')),
                ('hours', models.DecimalField(decimal_places=1, max_digits=3, verbose_name='hours')),
                ('tier', models.CharField(choices=[('basic', 'basic service'), ('professional', 'professional service'), ('governance', 'taking part in governance')], max_length=12, verbose_name='kind of service')),
                ('what', models.CharField(max_length=120, verbose_name='what was done')),
                ('source', models.CharField(choices=[('qr', 'checked in and out'), ('manual', 'entered by hand')], max_length=8, verbose_name='how it was noted')),
                ('state', models.CharField(choices=[('pending', 'to be confirmed'), ('confirmed', 'confirmed'), ('refused', 'not confirmed'), ('void', 'taken back')], max_length=10, verbose_name='state')),
                ('entered_at', models.DateTimeField(verbose_name='entered at')),
                ('reason', models.CharField(blank=True, default='', max_length=200, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Serving',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='day')),
                ('meal', models.CharField(choices=[('lunch', 'lunch'), ('dinner', 'dinner')], max_length=8, verbose_name='meal')),
                ('portion', models.CharField(choices=[('standard', 'standard'), ('small', 'small')], default='standard', max_length=8, verbose_name='portion')),
                ('way', models.CharField(choices=[('dine_in', 'in the canteen'), ('delivery', 'delivered home')], max_length=8, verbose_name='dine in or delivery')),
                ('turn', models.PositiveSmallIntegerField(default=1, verbose_name='turn')),
                ('price_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='price (yuan)')),
                ('subsidy_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='subsidy (yuan)')),
                ('voucher_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='vouchers (yuan)')),
                ('points_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='points (yuan)')),
                ('cash_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='cash (yuan)')),
                ('taken_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='taken at the till (yuan)')),
                ('at', models.DateTimeField(verbose_name='served at')),
                ('received_at', models.DateTimeField(verbose_name='arrived at')),
                ('client_id', models.UUIDField(null=True, unique=True, verbose_name='number made on the device')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'serving',
                'verbose_name_plural': 'servings',
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SettledServing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_standing', models.BooleanField(default=True, verbose_name='counts')),
            ],
            options={
                'verbose_name': 'serving of a settlement',
                'verbose_name_plural': 'servings of settlements',
                'ordering': ['settlement', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='month')),
                ('meals', models.IntegerField(verbose_name='servings')),
                ('price_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='price (yuan)')),
                ('subsidy_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='subsidy (yuan)')),
                ('voucher_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='vouchers (yuan)')),
                ('points_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='points (yuan)')),
                ('cash_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='cash (yuan)')),
                ('state', models.CharField(choices=[('drawn', 'waits for approval'), ('approved', 'approved'), ('declined', 'declined')], default='drawn', max_length=10, verbose_name='state')),
                ('drawn_at', models.DateTimeField(verbose_name='drawn up at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'verbose_name': 'settlement',
                'verbose_name_plural': 'settlements',
                'ordering': ['-month', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SettlementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('month', models.DateField(verbose_name='month')),
                ('meals', models.IntegerField(verbose_name='servings')),
                ('price_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='price (yuan)')),
                ('subsidy_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='subsidy (yuan)')),
                ('voucher_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='vouchers (yuan)')),
                ('points_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='points (yuan)')),
                ('cash_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='cash (yuan)')),
                ('state', models.CharField(choices=[('drawn', 'waits for approval'), ('approved', 'approved'), ('declined', 'declined')], default='drawn', max_length=10, verbose_name='state')),
                ('drawn_at', models.DateTimeField(verbose_name='drawn up at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=80, verbose_name='what is done')),
                ('tier', models.CharField(choices=[('basic', 'basic service'), ('professional', 'professional service'), ('governance', 'taking part in governance')], max_length=12, verbose_name='kind of service')),
                ('place', models.CharField(max_length=120, verbose_name='place')),
                ('starts_at', models.DateTimeField(verbose_name='begins at')),
                ('ends_at', models.DateTimeField(verbose_name='ends at')),
                ('places', models.PositiveSmallIntegerField(verbose_name='places')),
                ('token', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='token of the code')),
                ('cancelled_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it was cancelled')),
            ],
            options={
                'verbose_name': 'shift',
                'verbose_name_plural': 'shifts',
                'ordering': ['-starts_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ShiftEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=80, verbose_name='what is done')),
                ('tier', models.CharField(choices=[('basic', 'basic service'), ('professional', 'professional service'), ('governance', 'taking part in governance')], max_length=12, verbose_name='kind of service')),
                ('place', models.CharField(max_length=120, verbose_name='place')),
                ('starts_at', models.DateTimeField(verbose_name='begins at')),
                ('ends_at', models.DateTimeField(verbose_name='ends at')),
                ('places', models.PositiveSmallIntegerField(verbose_name='places')),
                ('token', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='token of the code')),
                ('cancelled_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it was cancelled')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ShiftSignUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signed_at', models.DateTimeField(verbose_name='signed up at')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                ('came_at', models.DateTimeField(blank=True, null=True, verbose_name='came at')),
                ('left_at', models.DateTimeField(blank=True, null=True, verbose_name='left at')),
            ],
            options={
                'verbose_name': 'place in a shift',
                'verbose_name_plural': 'places in shifts',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ShiftSignUpEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('signed_at', models.DateTimeField(verbose_name='signed up at')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                ('came_at', models.DateTimeField(blank=True, null=True, verbose_name='came at')),
                ('left_at', models.DateTimeField(blank=True, null=True, verbose_name='left at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SignUpTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('address_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, verbose_name='index of the network address')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, null=True, verbose_name='index of the code')),
            ],
            options={
                'verbose_name': 'try on the sign-up page',
                'verbose_name_plural': 'tries on the sign-up page',
            },
        ),
        migrations.CreateModel(
            name='StockItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('reward', 'to exchange for points'), ('kit', 'kits to give away')], max_length=8, verbose_name='kind of stock')),
                ('name', models.CharField(max_length=60, verbose_name='thing')),
                ('cost', models.PositiveIntegerField(blank=True, null=True, verbose_name='costs points')),
                ('left', models.IntegerField(default=0, editable=False, verbose_name='left')),
            ],
            options={
                'verbose_name': 'stock',
                'verbose_name_plural': 'stock',
                'ordering': ['kind', 'name'],
            },
        ),
        migrations.CreateModel(
            name='StockMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('change', models.IntegerField(verbose_name='change')),
                ('reason', models.CharField(choices=[('received', 'received'), ('given', 'given out'), ('set_aside', 'set aside for an order'), ('back', 'back in stock'), ('counted', 'put right by a count')], max_length=10, verbose_name='why stock moved')),
                ('note', models.CharField(blank=True, default='', max_length=120, verbose_name='note')),
                ('on', models.DateField(verbose_name='day')),
            ],
            options={
                'verbose_name': 'movement of stock',
                'verbose_name_plural': 'movements of stock',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='SubsidyTier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(choices=[('age', 'age'), ('low_income', 'minimum living allowance'), ('hardship', 'person in extreme hardship'), ('disability', 'severe disability'), ('incapacity', 'unable to look after themselves'), ('alone', 'elderly, living alone')], max_length=12, verbose_name='given for')),
                ('from_age', models.PositiveSmallIntegerField(default=0, verbose_name='from age')),
                ('below_age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='below age')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='subsidy a meal (yuan)')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='in force')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('is_uncertain', models.BooleanField(default=True, verbose_name='to be confirmed')),
            ],
            options={
                'verbose_name': 'tier of the meal subsidy',
                'verbose_name_plural': 'tiers of the meal subsidy',
                'ordering': ['basis', 'from_age', '-period'],
            },
        ),
        migrations.CreateModel(
            name='SubsidyTierEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('basis', models.CharField(choices=[('age', 'age'), ('low_income', 'minimum living allowance'), ('hardship', 'person in extreme hardship'), ('disability', 'severe disability'), ('incapacity', 'unable to look after themselves'), ('alone', 'elderly, living alone')], max_length=12, verbose_name='given for')),
                ('from_age', models.PositiveSmallIntegerField(default=0, verbose_name='from age')),
                ('below_age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='below age')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='subsidy a meal (yuan)')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='in force')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('is_uncertain', models.BooleanField(default=True, verbose_name='to be confirmed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Supplier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='provider')),
                ('kind', models.CharField(choices=[('canteen', 'runs a canteen'), ('home_help', 'home help firm'), ('producer', 'producer of food'), ('medical', 'hospital or clinic'), ('school', 'school'), ('social', 'social organisation'), ('firm', 'other firm')], default='firm', max_length=10, verbose_name='kind of partner')),
                ('office_phone', models.CharField(blank=True, default='', max_length=20, verbose_name='phone of the office')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='no more from')),
            ],
            options={
                'verbose_name': 'partner',
                'verbose_name_plural': 'partners',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='SupplierEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=80, verbose_name='provider')),
                ('kind', models.CharField(choices=[('canteen', 'runs a canteen'), ('home_help', 'home help firm'), ('producer', 'producer of food'), ('medical', 'hospital or clinic'), ('school', 'school'), ('social', 'social organisation'), ('firm', 'other firm')], default='firm', max_length=10, verbose_name='kind of partner')),
                ('office_phone', models.CharField(blank=True, default='', max_length=20, verbose_name='phone of the office')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='no more from')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('opinion', 'opinion'), ('belonging', 'belonging')], max_length=10, verbose_name='kind of survey')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('intro', models.CharField(max_length=500, verbose_name='what it is for')),
                ('frame', models.CharField(choices=[('dwellings', 'dwellings somebody lives in'), ('adults', 'adults who live here')], max_length=10, verbose_name='sample is drawn of')),
                ('closes_on', models.DateField(verbose_name='answers until')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('open', 'open for answers'), ('closed', 'closed'), ('dropped', 'dropped')], default='draft', max_length=8, verbose_name='state')),
                ('frame_size', models.PositiveIntegerField(blank=True, null=True, verbose_name='there are')),
                ('sample_size', models.PositiveIntegerField(blank=True, null=True, verbose_name='drawn')),
                ('seed', models.BigIntegerField(blank=True, null=True, verbose_name='seed of the draw')),
                ('drawn_on', models.DateField(blank=True, null=True, verbose_name='drawn on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
            ],
            options={
                'verbose_name': 'survey',
                'verbose_name_plural': 'surveys',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='SurveyAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('value', models.PositiveSmallIntegerField(verbose_name='answer')),
            ],
            options={
                'verbose_name': 'answer to a survey',
                'verbose_name_plural': 'answers to surveys',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SurveyCode',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', liuli.privacy.fields.EncryptedTextField(associated='services.surveycode.code', null=True, verbose_name='code on the slip')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, unique=True, verbose_name='index of the code')),
                ('is_used', models.BooleanField(default=False, verbose_name='used')),
            ],
            options={
                'verbose_name': 'code of a survey',
                'verbose_name_plural': 'codes of surveys',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SurveyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('opinion', 'opinion'), ('belonging', 'belonging')], max_length=10, verbose_name='kind of survey')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('intro', models.CharField(max_length=500, verbose_name='what it is for')),
                ('frame', models.CharField(choices=[('dwellings', 'dwellings somebody lives in'), ('adults', 'adults who live here')], max_length=10, verbose_name='sample is drawn of')),
                ('closes_on', models.DateField(verbose_name='answers until')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('open', 'open for answers'), ('closed', 'closed'), ('dropped', 'dropped')], default='draft', max_length=8, verbose_name='state')),
                ('frame_size', models.PositiveIntegerField(blank=True, null=True, verbose_name='there are')),
                ('sample_size', models.PositiveIntegerField(blank=True, null=True, verbose_name='drawn')),
                ('seed', models.BigIntegerField(blank=True, null=True, verbose_name='seed of the draw')),
                ('drawn_on', models.DateField(blank=True, null=True, verbose_name='drawn on')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SurveyQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('choice', 'one of several answers'), ('scale', 'agreement, 1 to 5'), ('text', 'own words')], max_length=8, verbose_name='how it is answered')),
                ('facet', models.CharField(blank=True, choices=[('place', 'belonging to the place'), ('culture', 'belonging to the culture'), ('mind', 'belonging at heart')], default='', max_length=8, verbose_name='side of belonging')),
                ('text', models.CharField(max_length=200, verbose_name='question')),
                ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=8, verbose_name='answers')),
            ],
            options={
                'verbose_name': 'question of a survey',
                'verbose_name_plural': 'questions of surveys',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='SurveyReader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('named_at', models.DateTimeField(verbose_name='named at')),
            ],
            options={
                'verbose_name': 'reader of a survey',
                'verbose_name_plural': 'readers of surveys',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SurveyReaderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('named_at', models.DateTimeField(verbose_name='named at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SurveySample',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'drawn for a survey',
                'verbose_name_plural': 'drawn for surveys',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SurveySheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'sheet of answers',
                'verbose_name_plural': 'sheets of answers',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SurveyText',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', liuli.privacy.fields.EncryptedTextField(associated='services.surveytext.text', verbose_name='own words')),
            ],
            options={
                'verbose_name': 'own words to a survey',
                'verbose_name_plural': 'own words to surveys',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('starts_on', models.DateField(verbose_name='starts on')),
                ('ends_on', models.DateField(verbose_name='ends on')),
                ('places', models.PositiveSmallIntegerField(default=0, verbose_name='places')),
                ('sign_up_until', models.DateField(blank=True, null=True, verbose_name='sign-up until')),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
                'ordering': ['-starts_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TermEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('starts_on', models.DateField(verbose_name='starts on')),
                ('ends_on', models.DateField(verbose_name='ends on')),
                ('places', models.PositiveSmallIntegerField(default=0, verbose_name='places')),
                ('sign_up_until', models.DateField(blank=True, null=True, verbose_name='sign-up until')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('kind', models.CharField(choices=[('hall', 'hall'), ('meeting', 'meeting room'), ('classroom', 'classroom'), ('canteen', 'canteen'), ('care', 'care point'), ('living_room', 'shared living room'), ('yard', 'yard or square'), ('other', 'other')], max_length=12, verbose_name='kind of venue')),
                ('place', models.CharField(max_length=120, verbose_name='place')),
                ('area_m2', models.DecimalField(decimal_places=1, max_digits=7, verbose_name='area (m²)')),
                ('capacity', models.PositiveSmallIntegerField(verbose_name='holds people')),
                ('serves', models.CharField(choices=[('all', 'everybody'), ('old', 'older people'), ('young', 'children'), ('newcomers', 'newcomers')], default='all', max_length=10, verbose_name='mainly for')),
                ('use', models.CharField(blank=True, default='', max_length=80, verbose_name='used for')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='given up on')),
            ],
            options={
                'verbose_name': 'venue',
                'verbose_name_plural': 'venues',
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='VenueBooking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name='from and until')),
                ('purpose', models.CharField(choices=[('meeting', 'meeting'), ('course', 'course'), ('culture', 'culture and sport'), ('care', 'care'), ('children', 'children'), ('service', 'consultation and service'), ('other', 'other')], max_length=10, verbose_name='purpose')),
                ('title', models.CharField(max_length=80, verbose_name='what takes place')),
                ('head_count', models.PositiveSmallIntegerField(verbose_name='people')),
                ('state', models.CharField(choices=[('booked', 'booked'), ('waiting', 'on the waiting list'), ('cancelled', 'cancelled')], max_length=10, verbose_name='state')),
                ('booked_at', models.DateTimeField(verbose_name='booked at')),
            ],
            options={
                'verbose_name': 'booking',
                'verbose_name_plural': 'bookings',
                'ordering': ['-period', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='VenueBookingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('period', django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name='from and until')),
                ('purpose', models.CharField(choices=[('meeting', 'meeting'), ('course', 'course'), ('culture', 'culture and sport'), ('care', 'care'), ('children', 'children'), ('service', 'consultation and service'), ('other', 'other')], max_length=10, verbose_name='purpose')),
                ('title', models.CharField(max_length=80, verbose_name='what takes place')),
                ('head_count', models.PositiveSmallIntegerField(verbose_name='people')),
                ('state', models.CharField(choices=[('booked', 'booked'), ('waiting', 'on the waiting list'), ('cancelled', 'cancelled')], max_length=10, verbose_name='state')),
                ('booked_at', models.DateTimeField(verbose_name='booked at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VenueEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('kind', models.CharField(choices=[('hall', 'hall'), ('meeting', 'meeting room'), ('classroom', 'classroom'), ('canteen', 'canteen'), ('care', 'care point'), ('living_room', 'shared living room'), ('yard', 'yard or square'), ('other', 'other')], max_length=12, verbose_name='kind of venue')),
                ('place', models.CharField(max_length=120, verbose_name='place')),
                ('area_m2', models.DecimalField(decimal_places=1, max_digits=7, verbose_name='area (m²)')),
                ('capacity', models.PositiveSmallIntegerField(verbose_name='holds people')),
                ('serves', models.CharField(choices=[('all', 'everybody'), ('old', 'older people'), ('young', 'children'), ('newcomers', 'newcomers')], default='all', max_length=10, verbose_name='mainly for')),
                ('use', models.CharField(blank=True, default='', max_length=80, verbose_name='used for')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='given up on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Volunteer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_on', models.DateField(verbose_name='since')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
                ('code', liuli.privacy.fields.EncryptedTextField(associated='services.volunteer.code', null=True, verbose_name='volunteer code')),
                ('code_index', liuli.privacy.fields.BlindIndexField(db_index=False, max_length=16, null=True, unique=True, verbose_name='index of the volunteer code')),
            ],
            options={
                'verbose_name': 'volunteer',
                'verbose_name_plural': 'volunteers',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='VolunteerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('joined_on', models.DateField(verbose_name='since')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VolunteerGuardian',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('guardian', liuli.privacy.fields.EncryptedTextField(associated='services.volunteerguardian.guardian', null=True, verbose_name='guardian')),
                ('given_on', models.DateField(verbose_name='given on')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
            ],
            options={
                'verbose_name': 'consent of a guardian',
                'verbose_name_plural': 'consents of guardians',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='VolunteerGuardianEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('guardian', liuli.privacy.fields.EncryptedTextField(associated='services.volunteerguardian.guardian', null=True, verbose_name='guardian')),
                ('given_on', models.DateField(verbose_name='given on')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Voucher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('serial', models.CharField(max_length=24, unique=True, verbose_name='serial')),
                ('face_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='face value (yuan)')),
                ('kind', models.CharField(choices=[('meal', 'meals'), ('cleaning', 'cleaning'), ('medical', 'medical help'), ('bathing', 'bathing'), ('any', 'any of these services')], max_length=8, verbose_name='to be used for')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_until', models.DateField(verbose_name='valid until')),
                ('issued_on', models.DateField(verbose_name='issued on')),
                ('month', models.DateField(blank=True, null=True, verbose_name='for the month')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='number in the month')),
                ('state', models.CharField(choices=[('left', 'left'), ('redeemed', 'redeemed'), ('expired', 'expired')], default='left', max_length=8, verbose_name='state')),
                ('expired_on', models.DateField(blank=True, null=True, verbose_name='expired on')),
            ],
            options={
                'verbose_name': 'voucher',
                'verbose_name_plural': 'vouchers',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='VoucherEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('serial', models.CharField(max_length=24, verbose_name='serial')),
                ('face_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='face value (yuan)')),
                ('kind', models.CharField(choices=[('meal', 'meals'), ('cleaning', 'cleaning'), ('medical', 'medical help'), ('bathing', 'bathing'), ('any', 'any of these services')], max_length=8, verbose_name='to be used for')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_until', models.DateField(verbose_name='valid until')),
                ('issued_on', models.DateField(verbose_name='issued on')),
                ('month', models.DateField(blank=True, null=True, verbose_name='for the month')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='number in the month')),
                ('state', models.CharField(choices=[('left', 'left'), ('redeemed', 'redeemed'), ('expired', 'expired')], default='left', max_length=8, verbose_name='state')),
                ('expired_on', models.DateField(blank=True, null=True, verbose_name='expired on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VoucherUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('meal', 'meals'), ('cleaning', 'cleaning'), ('medical', 'medical help'), ('bathing', 'bathing'), ('any', 'any of these services')], max_length=8, verbose_name='used for')),
                ('on', models.DateField(verbose_name='day')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='amount (yuan)')),
                ('at', models.DateTimeField(verbose_name='used at')),
                ('refunded_on', models.DateField(blank=True, null=True, verbose_name='refunded on')),
                ('refund_reason', models.CharField(blank=True, max_length=200, verbose_name='reason of the refund')),
            ],
            options={
                'verbose_name': 'use of a voucher',
                'verbose_name_plural': 'uses of vouchers',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='VoucherUseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('meal', 'meals'), ('cleaning', 'cleaning'), ('medical', 'medical help'), ('bathing', 'bathing'), ('any', 'any of these services')], max_length=8, verbose_name='used for')),
                ('on', models.DateField(verbose_name='day')),
                ('amount_yuan', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='amount (yuan)')),
                ('at', models.DateTimeField(verbose_name='used at')),
                ('refunded_on', models.DateField(blank=True, null=True, verbose_name='refunded on')),
                ('refund_reason', models.CharField(blank=True, max_length=200, verbose_name='reason of the refund')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WalkTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='minutes on foot')),
            ],
            options={
                'verbose_name': 'walking time',
                'verbose_name_plural': 'walking times',
                'ordering': ['minutes', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='WalkTimeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='minutes on foot')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WrongTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('address_index', liuli.privacy.fields.BlindIndexField(db_index=True, max_length=16, verbose_name='index of the network address')),
            ],
            options={
                'verbose_name': 'wrong code on a public page',
                'verbose_name_plural': 'wrong codes on public pages',
            },
        ),
        migrations.CreateModel(
            name='Announcement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('notice', 'notice'), ('activity', 'activity'), ('drill', 'drill'), ('policy', 'policy'), ('safety', 'safety'), ('law', 'law'), ('anti_drug', 'anti-drug'), ('sorting', 'waste sorting'), ('health', 'health'), ('course', 'course')], max_length=12, verbose_name='kind of announcement')),
                ('is_lesson', models.BooleanField(default=False, verbose_name='lesson with questions')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('body', models.TextField(max_length=3000, verbose_name='text')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_until', models.DateField(verbose_name='until')),
                ('on_public', models.BooleanField(default=True, verbose_name='on the public page')),
                ('on_field', models.BooleanField(default=True, verbose_name='on the phones of grid workers')),
                ('on_print', models.BooleanField(default=False, verbose_name='as a printed notice')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'to be reviewed'), ('published', 'published'), ('replaced', 'replaced by a correction'), ('withdrawn', 'withdrawn'), ('dropped', 'dropped')], default='draft', max_length=10, verbose_name='state')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('remark', models.CharField(blank=True, default='', max_length=200, verbose_name='remark of the review')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('withdrawn_for', models.CharField(blank=True, default='', max_length=200, verbose_name='why it was withdrawn')),
                ('corrects', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='services.announcement', verbose_name='corrects')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by')),
            ],
            options={
                'verbose_name': 'announcement',
                'verbose_name_plural': 'announcements',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='announcement',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='announcement',
            name='written_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='announcementevent',
            name='corrects',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.announcement', verbose_name='corrects'),
        ),
        migrations.AddField(
            model_name='announcementevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='announcementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.announcement'),
        ),
        migrations.AddField(
            model_name='announcementevent',
            name='reviewed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by'),
        ),
        migrations.AddField(
            model_name='announcementevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='announcementevent',
            name='written_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='bookingcode',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='bookingcode',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='canteen',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='canteenevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='canteenevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.canteen'),
        ),
        migrations.AddField(
            model_name='canteenevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='carenote',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='carenote',
            name='written_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='careplan',
            name='carer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='carer'),
        ),
        migrations.AddField(
            model_name='careplan',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='carenote',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='services.careplan', verbose_name='care plan'),
        ),
        migrations.AddField(
            model_name='careplanevent',
            name='carer',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='carer'),
        ),
        migrations.AddField(
            model_name='careplanevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='careplanevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='careplanevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.careplan'),
        ),
        migrations.AddField(
            model_name='carereader',
            name='named_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='named by'),
        ),
        migrations.AddField(
            model_name='carereader',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readers', to='services.careplan', verbose_name='care plan'),
        ),
        migrations.AddField(
            model_name='carereader',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='may open the notes'),
        ),
        migrations.AddField(
            model_name='carereaderevent',
            name='named_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='named by'),
        ),
        migrations.AddField(
            model_name='carereaderevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='carereaderevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.carereader'),
        ),
        migrations.AddField(
            model_name='carereaderevent',
            name='plan',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.careplan', verbose_name='care plan'),
        ),
        migrations.AddField(
            model_name='carereaderevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='may open the notes'),
        ),
        migrations.AddField(
            model_name='carevisit',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='visited by'),
        ),
        migrations.AddField(
            model_name='carevisit',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='services.careplan', verbose_name='care plan'),
        ),
        migrations.AddField(
            model_name='carevisitevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='visited by'),
        ),
        migrations.AddField(
            model_name='carevisitevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='carevisitevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.carevisit'),
        ),
        migrations.AddField(
            model_name='carevisitevent',
            name='plan',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.careplan', verbose_name='care plan'),
        ),
        migrations.AddField(
            model_name='communityevent',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='communityeventevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='communityeventevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.communityevent'),
        ),
        migrations.AddField(
            model_name='communityeventevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.contract'),
        ),
        migrations.AddField(
            model_name='dietnote',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by'),
        ),
        migrations.AddField(
            model_name='dietnoteevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written down by'),
        ),
        migrations.AddField(
            model_name='dietnoteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='dietnoteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.dietnote'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='enrolment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='services.enrolment', verbose_name='enrolment'),
        ),
        migrations.AddField(
            model_name='enrolmentlook',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='enrolmentlook',
            name='enrolment',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='services.enrolment', verbose_name='enrolment'),
        ),
        migrations.AddField(
            model_name='eventlink',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='services.communityevent', verbose_name='event'),
        ),
        migrations.AddField(
            model_name='foodhandler',
            name='canteen',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handlers', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='foodhandlerevent',
            name='canteen',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='foodhandlerevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='foodhandlerevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.foodhandler'),
        ),
        migrations.AddField(
            model_name='foodsample',
            name='canteen',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='samples', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='foodsample',
            name='discarded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='discarded by'),
        ),
        migrations.AddField(
            model_name='foodsample',
            name='kept_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kept by'),
        ),
        migrations.AddField(
            model_name='groupline',
            name='good',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='services.groupgood', verbose_name='good'),
        ),
        migrations.AddField(
            model_name='groupmoney',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='grouporder',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by'),
        ),
        migrations.AddField(
            model_name='grouporder',
            name='code',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.bookingcode', verbose_name='booking code'),
        ),
        migrations.AddField(
            model_name='grouporder',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='groupmoney',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='money', to='services.grouporder', verbose_name='order of a round'),
        ),
        migrations.AddField(
            model_name='groupline',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='services.grouporder', verbose_name='order of a round'),
        ),
        migrations.AddField(
            model_name='groupround',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by'),
        ),
        migrations.AddField(
            model_name='groupround',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='grouporder',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='services.groupround', verbose_name='round of group buying'),
        ),
        migrations.AddField(
            model_name='groupgood',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goods', to='services.groupround', verbose_name='round of group buying'),
        ),
        migrations.AddField(
            model_name='grouproundevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by'),
        ),
        migrations.AddField(
            model_name='grouproundevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='grouproundevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.groupround'),
        ),
        migrations.AddField(
            model_name='grouproundevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='guardianconsent',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='guardianconsent',
            name='enrolment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='services.enrolment', verbose_name='enrolment'),
        ),
        migrations.AddField(
            model_name='handover',
            name='attendance',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='handover', to='services.attendance', verbose_name='attendance'),
        ),
        migrations.AddField(
            model_name='handover',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='harmcounter',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='harmlook',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='harmnamed',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='colleague named'),
        ),
        migrations.AddField(
            model_name='harmreport',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='harmreport',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='harmnamed',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='named', to='services.harmreport', verbose_name='report of harm'),
        ),
        migrations.AddField(
            model_name='harmlook',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='services.harmreport', verbose_name='report of harm'),
        ),
        migrations.AddField(
            model_name='harmtold',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='told by'),
        ),
        migrations.AddField(
            model_name='harmtold',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told', to='services.harmreport', verbose_name='report of harm'),
        ),
        migrations.AddField(
            model_name='helpcomplaint',
            name='answered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='helpcomplaint',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by'),
        ),
        migrations.AddField(
            model_name='helpcomplaint',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='helpcomplaintevent',
            name='answered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='helpcomplaintevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by'),
        ),
        migrations.AddField(
            model_name='helpcomplaintevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='helpcomplaintevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='helpcomplaintevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.helpcomplaint'),
        ),
        migrations.AddField(
            model_name='helporder',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by'),
        ),
        migrations.AddField(
            model_name='helporder',
            name='need',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.need', verbose_name='need'),
        ),
        migrations.AddField(
            model_name='helporder',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='helpcomplaintevent',
            name='order',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.helporder', verbose_name='order of home help'),
        ),
        migrations.AddField(
            model_name='helpcomplaint',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='services.helporder', verbose_name='order of home help'),
        ),
        migrations.AddField(
            model_name='helporderevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by'),
        ),
        migrations.AddField(
            model_name='helporderevent',
            name='need',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.need', verbose_name='need'),
        ),
        migrations.AddField(
            model_name='helporderevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='helporderevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='helporderevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.helporder'),
        ),
        migrations.AddField(
            model_name='lessonquestion',
            name='announcement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='services.announcement', verbose_name='announcement'),
        ),
        migrations.AddField(
            model_name='mealagreement',
            name='address',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='mealagreement',
            name='canteen',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.canteen', verbose_name='usual canteen'),
        ),
        migrations.AddField(
            model_name='mealagreement',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='mealagreement',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='mealagreement',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='dietnoteevent',
            name='agreement',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.mealagreement', verbose_name='meal agreement'),
        ),
        migrations.AddField(
            model_name='dietnote',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='diets', to='services.mealagreement', verbose_name='meal agreement'),
        ),
        migrations.AddField(
            model_name='mealagreementevent',
            name='address',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='mealagreementevent',
            name='canteen',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.canteen', verbose_name='usual canteen'),
        ),
        migrations.AddField(
            model_name='mealagreementevent',
            name='community',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='mealagreementevent',
            name='person',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='mealagreementevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='mealagreementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.mealagreement'),
        ),
        migrations.AddField(
            model_name='mealagreementevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='mealorder',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='services.mealagreement', verbose_name='meal agreement'),
        ),
        migrations.AddField(
            model_name='mealorder',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by'),
        ),
        migrations.AddField(
            model_name='mealorder',
            name='canteen',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='mealorderevent',
            name='agreement',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.mealagreement', verbose_name='meal agreement'),
        ),
        migrations.AddField(
            model_name='mealorderevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by'),
        ),
        migrations.AddField(
            model_name='mealorderevent',
            name='canteen',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='mealorderevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='mealorderevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.mealorder'),
        ),
        migrations.AddField(
            model_name='mealprice',
            name='canteen',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='prices', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='mealpriceevent',
            name='canteen',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='mealpriceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='mealpriceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.mealprice'),
        ),
        migrations.AddField(
            model_name='menudish',
            name='canteen',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dishes', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='menudishevent',
            name='canteen',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='menudishevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='menudishevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.menudish'),
        ),
        migrations.AddField(
            model_name='noticeposting',
            name='announcement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='services.announcement', verbose_name='announcement'),
        ),
        migrations.AddField(
            model_name='openinghoursevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='openinghoursevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.openinghours'),
        ),
        migrations.AddField(
            model_name='overpaid',
            name='closed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='overpaidevent',
            name='closed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='overpaidevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='overpaidevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.overpaid'),
        ),
        migrations.AddField(
            model_name='pickupadult',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='pickupadult',
            name='enrolment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adults', to='services.enrolment', verbose_name='enrolment'),
        ),
        migrations.AddField(
            model_name='handover',
            name='adult',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.pickupadult', verbose_name='fetched by'),
        ),
        migrations.AddField(
            model_name='pickupcall',
            name='attendance',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='services.attendance', verbose_name='attendance'),
        ),
        migrations.AddField(
            model_name='pickupcall',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='pointsaccount',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='pointsentry',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='pointsentry',
            name='meeting',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.meeting', verbose_name='meeting'),
        ),
        migrations.AddField(
            model_name='pointsentry',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='going', to='services.pointsaccount', verbose_name='from account'),
        ),
        migrations.AddField(
            model_name='pointsentry',
            name='target',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='coming', to='services.pointsaccount', verbose_name='to account'),
        ),
        migrations.AddField(
            model_name='pointslot',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='services.pointsaccount', verbose_name='account of points'),
        ),
        migrations.AddField(
            model_name='pointslot',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='services.pointsentry', verbose_name='entry of points'),
        ),
        migrations.AddField(
            model_name='pointsorder',
            name='ended_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='pointsorder',
            name='entry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.pointsentry', verbose_name='entry of points'),
        ),
        migrations.AddField(
            model_name='pointstake',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='takes', to='services.pointsentry', verbose_name='entry of points'),
        ),
        migrations.AddField(
            model_name='pointstake',
            name='lot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='takes', to='services.pointslot', verbose_name='lot of points'),
        ),
        migrations.AddField(
            model_name='programme',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='enrolmentlook',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='services.programme', verbose_name='programme'),
        ),
        migrations.AddField(
            model_name='programmeadult',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='programmeadult',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account'),
        ),
        migrations.AddField(
            model_name='programmeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='programmeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.programme'),
        ),
        migrations.AddField(
            model_name='programmeevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='programmegrant',
            name='given_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='programmegrant',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='services.programme', verbose_name='programme'),
        ),
        migrations.AddField(
            model_name='programmegrant',
            name='revoked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken back by'),
        ),
        migrations.AddField(
            model_name='programmegrant',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lead'),
        ),
        migrations.AddField(
            model_name='programmenotice',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='programmenotice',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='services.programme', verbose_name='programme'),
        ),
        migrations.AddField(
            model_name='guardianconsent',
            name='notice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.programmenotice', verbose_name='notice to guardians'),
        ),
        migrations.AddField(
            model_name='programmesession',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='enrolmentlook',
            name='session',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.programmesession', verbose_name='session'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='services.programmesession', verbose_name='session'),
        ),
        migrations.AddField(
            model_name='programmesessionevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='programmesessionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='programmesessionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.programmesession'),
        ),
        migrations.AddField(
            model_name='readcount',
            name='announcement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='services.announcement', verbose_name='announcement'),
        ),
        migrations.AddField(
            model_name='recordcheck',
            name='adult',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='services.programmeadult', verbose_name='adult at programmes'),
        ),
        migrations.AddField(
            model_name='recordcheck',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='referral',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent by'),
        ),
        migrations.AddField(
            model_name='referral',
            name='event',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.communityevent', verbose_name='health talk'),
        ),
        migrations.AddField(
            model_name='referral',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='referralevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent by'),
        ),
        migrations.AddField(
            model_name='referralevent',
            name='event',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.communityevent', verbose_name='health talk'),
        ),
        migrations.AddField(
            model_name='referralevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='referralevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='referralevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.referral'),
        ),
        migrations.AddField(
            model_name='rostering',
            name='adult',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rosterings', to='services.programmeadult', verbose_name='adult at programmes'),
        ),
        migrations.AddField(
            model_name='rostering',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roster', to='services.programmesession', verbose_name='session'),
        ),
        migrations.AddField(
            model_name='route',
            name='canteen',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='routes', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='mealagreementevent',
            name='route',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.route', verbose_name='delivery route'),
        ),
        migrations.AddField(
            model_name='mealagreement',
            name='route',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='services.route', verbose_name='delivery route'),
        ),
        migrations.AddField(
            model_name='routeevent',
            name='canteen',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='routeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='routeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.route'),
        ),
        migrations.AddField(
            model_name='safeguardinglead',
            name='named_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='named by'),
        ),
        migrations.AddField(
            model_name='safeguardinglead',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='safeguardinglead',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='safeguarding lead'),
        ),
        migrations.AddField(
            model_name='servicehours',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='servicehours',
            name='entered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='pointsentry',
            name='hours',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.servicehours', verbose_name='hours of service'),
        ),
        migrations.AddField(
            model_name='servicehoursevent',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='servicehoursevent',
            name='entered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='servicehoursevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='servicehoursevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.servicehours'),
        ),
        migrations.AddField(
            model_name='serving',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='servings', to='services.mealagreement', verbose_name='meal agreement'),
        ),
        migrations.AddField(
            model_name='serving',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='served by'),
        ),
        migrations.AddField(
            model_name='serving',
            name='canteen',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='servings', to='services.canteen', verbose_name='canteen'),
        ),
        migrations.AddField(
            model_name='serving',
            name='reverses',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='services.serving', verbose_name='takes back'),
        ),
        migrations.AddField(
            model_name='serving',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='pointsentry',
            name='serving',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='points_entry', to='services.serving', verbose_name='serving'),
        ),
        migrations.AddField(
            model_name='overpaidevent',
            name='serving',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.serving', verbose_name='serving'),
        ),
        migrations.AddField(
            model_name='overpaid',
            name='serving',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='overpaid', to='services.serving', verbose_name='serving'),
        ),
        migrations.AddField(
            model_name='settledserving',
            name='serving',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settled', to='services.serving', verbose_name='serving'),
        ),
        migrations.AddField(
            model_name='settlement',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='settlement',
            name='drawn_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drawn up by'),
        ),
        migrations.AddField(
            model_name='settlement',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='settledserving',
            name='settlement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='services.settlement', verbose_name='settlement'),
        ),
        migrations.AddField(
            model_name='settlementevent',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='settlementevent',
            name='drawn_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drawn up by'),
        ),
        migrations.AddField(
            model_name='settlementevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='settlementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.settlement'),
        ),
        migrations.AddField(
            model_name='settlementevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='shift',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='servicehoursevent',
            name='shift',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.shift', verbose_name='shift'),
        ),
        migrations.AddField(
            model_name='servicehours',
            name='shift',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.shift', verbose_name='shift'),
        ),
        migrations.AddField(
            model_name='shiftevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='shiftevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.shift'),
        ),
        migrations.AddField(
            model_name='shiftevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='shiftsignup',
            name='shift',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signups', to='services.shift', verbose_name='shift'),
        ),
        migrations.AddField(
            model_name='shiftsignupevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='shiftsignupevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.shiftsignup'),
        ),
        migrations.AddField(
            model_name='shiftsignupevent',
            name='shift',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.shift', verbose_name='shift'),
        ),
        migrations.AddIndex(
            model_name='signuptry',
            index=models.Index(fields=['at'], name='services_si_at_f1b4c3_idx'),
        ),
        migrations.AddField(
            model_name='stockitem',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='community'),
        ),
        migrations.AddField(
            model_name='pointsorder',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.stockitem', verbose_name='stock'),
        ),
        migrations.AddField(
            model_name='stockmove',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='stockmove',
            name='event',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='services.communityevent', verbose_name='event'),
        ),
        migrations.AddField(
            model_name='stockmove',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='services.stockitem', verbose_name='stock'),
        ),
        migrations.AddField(
            model_name='subsidytier',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='subsidytierevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='subsidytierevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.subsidytier'),
        ),
        migrations.AddField(
            model_name='subsidytierevent',
            name='unit',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='supplier',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='settlementevent',
            name='supplier',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.supplier', verbose_name='provider'),
        ),
        migrations.AddField(
            model_name='settlement',
            name='supplier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settlements', to='services.supplier', verbose_name='provider'),
        ),
        migrations.AddField(
            model_name='helporderevent',
            name='supplier',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.supplier', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='helporder',
            name='supplier',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.supplier', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='grouproundevent',
            name='supplier',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.supplier', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='groupround',
            name='supplier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='services.supplier', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='contractevent',
            name='supplier',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.supplier', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='contract',
            name='supplier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='services.supplier', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='canteenevent',
            name='supplier',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.supplier', verbose_name='provider'),
        ),
        migrations.AddField(
            model_name='canteen',
            name='supplier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='canteens', to='services.supplier', verbose_name='provider'),
        ),
        migrations.AddField(
            model_name='supplierevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='supplierevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.supplier'),
        ),
        migrations.AddField(
            model_name='supplierevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='survey',
            name='repeats',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repetitions', to='services.survey', verbose_name='repeats'),
        ),
        migrations.AddField(
            model_name='survey',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='surveycode',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='services.survey', verbose_name='survey'),
        ),
        migrations.AddField(
            model_name='surveyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='surveyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.survey'),
        ),
        migrations.AddField(
            model_name='surveyevent',
            name='repeats',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.survey', verbose_name='repeats'),
        ),
        migrations.AddField(
            model_name='surveyevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='surveyquestion',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='services.survey', verbose_name='survey'),
        ),
        migrations.AddField(
            model_name='surveyanswer',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given', to='services.surveyquestion', verbose_name='question'),
        ),
        migrations.AddField(
            model_name='surveyreader',
            name='named_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='named by'),
        ),
        migrations.AddField(
            model_name='surveyreader',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readers', to='services.survey', verbose_name='survey'),
        ),
        migrations.AddField(
            model_name='surveyreader',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='may read the words'),
        ),
        migrations.AddField(
            model_name='surveyreaderevent',
            name='named_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='named by'),
        ),
        migrations.AddField(
            model_name='surveyreaderevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='surveyreaderevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.surveyreader'),
        ),
        migrations.AddField(
            model_name='surveyreaderevent',
            name='survey',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.survey', verbose_name='survey'),
        ),
        migrations.AddField(
            model_name='surveyreaderevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='may read the words'),
        ),
        migrations.AddField(
            model_name='surveysample',
            name='dwelling',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.dwelling', verbose_name='dwelling'),
        ),
        migrations.AddField(
            model_name='surveysample',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='surveysample',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sample', to='services.survey', verbose_name='survey'),
        ),
        migrations.AddField(
            model_name='surveysheet',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='services.survey', verbose_name='survey'),
        ),
        migrations.AddField(
            model_name='surveyanswer',
            name='sheet',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='services.surveysheet', verbose_name='sheet of answers'),
        ),
        migrations.AddField(
            model_name='surveytext',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='services.surveyquestion', verbose_name='question'),
        ),
        migrations.AddField(
            model_name='term',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='services.programme', verbose_name='programme'),
        ),
        migrations.AddField(
            model_name='programmesessionevent',
            name='term',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.term', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='programmesession',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='services.term', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='services.term', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='termevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='termevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.term'),
        ),
        migrations.AddField(
            model_name='termevent',
            name='programme',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.programme', verbose_name='programme'),
        ),
        migrations.AddField(
            model_name='venue',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='openinghoursevent',
            name='venue',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.venue', verbose_name='venue'),
        ),
        migrations.AddField(
            model_name='openinghours',
            name='venue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hours', to='services.venue', verbose_name='venue'),
        ),
        migrations.AddField(
            model_name='venuebooking',
            name='booked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='booked by'),
        ),
        migrations.AddField(
            model_name='venuebooking',
            name='code',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='services.bookingcode', verbose_name='booking code'),
        ),
        migrations.AddField(
            model_name='venuebooking',
            name='venue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='services.venue', verbose_name='venue'),
        ),
        migrations.AddField(
            model_name='venuebookingevent',
            name='booked_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='booked by'),
        ),
        migrations.AddField(
            model_name='venuebookingevent',
            name='code',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.bookingcode', verbose_name='booking code'),
        ),
        migrations.AddField(
            model_name='venuebookingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='venuebookingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.venuebooking'),
        ),
        migrations.AddField(
            model_name='venuebookingevent',
            name='venue',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.venue', verbose_name='venue'),
        ),
        migrations.AddField(
            model_name='venueevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='venueevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.venue'),
        ),
        migrations.AddField(
            model_name='venueevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='volunteer',
            name='person',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='volunteer',
            name='user',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account of a colleague'),
        ),
        migrations.AddField(
            model_name='shiftsignupevent',
            name='volunteer',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.volunteer', verbose_name='volunteer'),
        ),
        migrations.AddField(
            model_name='shiftsignup',
            name='volunteer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signups', to='services.volunteer', verbose_name='volunteer'),
        ),
        migrations.AddField(
            model_name='servicehoursevent',
            name='volunteer',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.volunteer', verbose_name='volunteer'),
        ),
        migrations.AddField(
            model_name='servicehours',
            name='volunteer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hours', to='services.volunteer', verbose_name='volunteer'),
        ),
        migrations.AddField(
            model_name='pointsorder',
            name='volunteer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='services.volunteer', verbose_name='volunteer'),
        ),
        migrations.AddField(
            model_name='pointsaccount',
            name='volunteer',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='account', to='services.volunteer', verbose_name='volunteer'),
        ),
        migrations.AddField(
            model_name='volunteerevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='volunteerevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='volunteerevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.volunteer'),
        ),
        migrations.AddField(
            model_name='volunteerevent',
            name='user',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account of a colleague'),
        ),
        migrations.AddField(
            model_name='volunteerguardian',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='volunteerguardian',
            name='recorded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='volunteerguardian',
            name='volunteer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='guardian_consents', to='services.volunteer', verbose_name='volunteer'),
        ),
        migrations.AddField(
            model_name='volunteerguardianevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='residents.person', verbose_name='resident'),
        ),
        migrations.AddField(
            model_name='volunteerguardianevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='volunteerguardianevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.volunteerguardian'),
        ),
        migrations.AddField(
            model_name='volunteerguardianevent',
            name='recorded_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='volunteerguardianevent',
            name='volunteer',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.volunteer', verbose_name='volunteer'),
        ),
        migrations.AddField(
            model_name='voucher',
            name='holder',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='services.mealagreement', verbose_name='holder'),
        ),
        migrations.AddField(
            model_name='voucher',
            name='issued_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by'),
        ),
        migrations.AddField(
            model_name='voucher',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='holder',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.mealagreement', verbose_name='holder'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='issued_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.voucher'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='voucheruse',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by'),
        ),
        migrations.AddField(
            model_name='voucheruse',
            name='serving',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='voucher_uses', to='services.serving', verbose_name='serving'),
        ),
        migrations.AddField(
            model_name='voucheruse',
            name='supplier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voucher_uses', to='services.supplier', verbose_name='provider'),
        ),
        migrations.AddField(
            model_name='voucheruse',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='voucheruse',
            name='voucher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='services.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='voucheruseevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by'),
        ),
        migrations.AddField(
            model_name='voucheruseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='voucheruseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.voucheruse'),
        ),
        migrations.AddField(
            model_name='voucheruseevent',
            name='serving',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.serving', verbose_name='serving'),
        ),
        migrations.AddField(
            model_name='voucheruseevent',
            name='supplier',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.supplier', verbose_name='provider'),
        ),
        migrations.AddField(
            model_name='voucheruseevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='territory.unit', verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='voucheruseevent',
            name='voucher',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='walktime',
            name='address',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.address', verbose_name='building'),
        ),
        migrations.AddField(
            model_name='walktime',
            name='venue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='walks', to='services.venue', verbose_name='venue'),
        ),
        migrations.AddField(
            model_name='walktimeevent',
            name='address',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='places.address', verbose_name='building'),
        ),
        migrations.AddField(
            model_name='walktimeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='walktimeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='services.walktime'),
        ),
        migrations.AddField(
            model_name='walktimeevent',
            name='venue',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='services.venue', verbose_name='venue'),
        ),
        migrations.AddIndex(
            model_name='wrongtry',
            index=models.Index(fields=['at'], name='services_wr_at_9214eb_idx'),
        ),
        migrations.AddIndex(
            model_name='announcement',
            index=models.Index(fields=['state', 'valid_until'], name='services_an_state_ec0783_idx'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['notice', 'activity', 'drill', 'policy', 'safety', 'law', 'anti_drug', 'sorting', 'health', 'course'])), name='announcement_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'replaced', 'withdrawn', 'dropped'])), name='announcement_state_known'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('body', ''), _negated=True)), name='announcement_has_words'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='announcement_forward'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(('on_public', True), ('on_field', True), ('on_print', True), _connector='OR'), name='announcement_goes_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(('reviewed_by__isnull', True), models.Q(('reviewed_by', models.F('written_by')), _negated=True), _connector='OR'), name='announcement_reviewed_by_another', violation_error_message='Somebody else reviews an announcement.'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('reviewed_by__isnull', False), ('state__in', ['published', 'replaced', 'withdrawn'])), models.Q(models.Q(('state__in', ['published', 'replaced', 'withdrawn']), _negated=True), ('published_at__isnull', True)), _connector='OR'), name='announcement_published_once_reviewed'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), models.Q(('withdrawn_for', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_for', '')), _connector='OR'), name='announcement_withdrawn_says_why'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', True), ('version', 1)), models.Q(('corrects__isnull', False), ('version__gt', 1)), _connector='OR'), name='announcement_later_versions_correct'),
        ),
        migrations.AddConstraint(
            model_name='announcement',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'dropped'), _negated=True), fields=('corrects',), name='announcement_one_correction'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='announcement',
            trigger=pgtrigger.compiler.Trigger(name='announcement_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{draft:dropped,draft:review,published:replaced,published:withdrawn,review:draft,review:published}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='c39d128323cb74c5868e6d461cc4a8981c0b09ef', operation='UPDATE', pgid='pgtrigger_announcement_moves_by_its_table_9caea', table='services_announcement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='announcement',
            trigger=pgtrigger.compiler.Trigger(name='announcement_begins_as_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."state" = \'draft\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='1abc1f2aed9a3dc7dbb001e9cc48f50517f38732', operation='INSERT', pgid='pgtrigger_announcement_begins_as_a_draft_38d89', table='services_announcement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='announcement',
            trigger=pgtrigger.compiler.Trigger(name='announcement_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (OLD."state" = \'draft\'))', func='RAISE EXCEPTION \'pgtrigger: Cannot update of "title", "body", "kind", "unit_id", "is_lesson", "valid_from", "valid_until", "on_public", "on_field", "on_print", "written_by_id", "corrects_id", "version" rows from % table\', TG_TABLE_NAME;', hash='27bbf29796d2c7d75c29a07b8fa40fa383d00ecd', operation='UPDATE OF "title", "body", "kind", "unit_id", "is_lesson", "valid_from", "valid_until", "on_public", "on_field", "on_print", "written_by_id", "corrects_id", "version"', pgid='pgtrigger_announcement_words_stay_54860', table='services_announcement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='announcement',
            trigger=pgtrigger.compiler.Trigger(name='announcement_lesson_asks', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'review\')', func="\n    IF NEW.is_lesson <> EXISTS (\n        SELECT FROM services_lessonquestion q WHERE q.announcement_id = NEW.id\n    ) THEN\n        RAISE EXCEPTION 'a lesson asks something and a notice does not'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'announcement_lesson_asks';\n    END IF;\n    RETURN NEW;\n", hash='99fade8cfd2a62f9ea9b09cb62c651c84fc89b80', operation='UPDATE OF "state"', pgid='pgtrigger_announcement_lesson_asks_ca10a', table='services_announcement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='announcement',
            trigger=pgtrigger.compiler.Trigger(name='announcement_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='985314e608f826515433990e718cc1b723013828', operation='DELETE', pgid='pgtrigger_announcement_stays_06238', table='services_announcement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='announcement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_announcementevent" ("body", "corrects_id", "id", "is_lesson", "kind", "on_field", "on_print", "on_public", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "remark", "reviewed_by_id", "state", "title", "unit_id", "valid_from", "valid_until", "version", "withdrawn_for", "written_by_id") SELECT new_values."body", new_values."corrects_id", new_values."id", new_values."is_lesson", new_values."kind", new_values."on_field", new_values."on_print", new_values."on_public", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_at", new_values."remark", new_values."reviewed_by_id", new_values."state", new_values."title", new_values."unit_id", new_values."valid_from", new_values."valid_until", new_values."version", new_values."withdrawn_for", new_values."written_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d2a74e946d3514d51b515fd5c1acd8f97d50dfc9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_330d8', referencing='REFERENCING NEW TABLE AS new_values ', table='services_announcement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='announcement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_announcementevent" ("body", "corrects_id", "id", "is_lesson", "kind", "on_field", "on_print", "on_public", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "remark", "reviewed_by_id", "state", "title", "unit_id", "valid_from", "valid_until", "version", "withdrawn_for", "written_by_id") SELECT new_values."body", new_values."corrects_id", new_values."id", new_values."is_lesson", new_values."kind", new_values."on_field", new_values."on_print", new_values."on_public", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_at", new_values."remark", new_values."reviewed_by_id", new_values."state", new_values."title", new_values."unit_id", new_values."valid_from", new_values."valid_until", new_values."version", new_values."withdrawn_for", new_values."written_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6b96f1e20fe3122e76379f690928adabe26c1a7e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_55baf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_announcement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='announcement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_announcementevent" ("body", "corrects_id", "id", "is_lesson", "kind", "on_field", "on_print", "on_public", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "remark", "reviewed_by_id", "state", "title", "unit_id", "valid_from", "valid_until", "version", "withdrawn_for", "written_by_id") SELECT old_values."body", old_values."corrects_id", old_values."id", old_values."is_lesson", old_values."kind", old_values."on_field", old_values."on_print", old_values."on_public", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_at", old_values."remark", old_values."reviewed_by_id", old_values."state", old_values."title", old_values."unit_id", old_values."valid_from", old_values."valid_until", old_values."version", old_values."withdrawn_for", old_values."written_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='33e7f9e76da6e57db16c23517b8f54648717cc99', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_06445', referencing='REFERENCING OLD TABLE AS old_values ', table='services_announcement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='announcementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5e92678e6e75648cbac6241f639a460bc131c493', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_667a1', table='services_announcementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='bookingcode',
            constraint=models.CheckConstraint(condition=models.Q(('expires_on__gte', models.F('given_on'))), name='bookingcode_forward'),
        ),
        migrations.AddConstraint(
            model_name='careplan',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('person',), name='careplan_one_open_per_person', violation_error_message='This person has a care plan already.'),
        ),
        migrations.AddConstraint(
            model_name='careplan',
            constraint=models.CheckConstraint(condition=models.Q(('tag__in', ('lives_alone', 'empty_nest', 'eighty', 'disabled', 'extreme_hardship', 'lost_only_child'))), name='careplan_tag_for_care'),
        ),
        migrations.AddConstraint(
            model_name='careplan',
            constraint=models.CheckConstraint(condition=models.Q(('rhythm_days__gte', 1), ('rhythm_days__lte', 92)), name='careplan_rhythm_between'),
        ),
        migrations.AddConstraint(
            model_name='careplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end_reason', ''), ('ended_on__isnull', True)), models.Q(('ended_on__gte', models.F('starts_on')), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='careplan_ended_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='careplan',
            trigger=pgtrigger.compiler.Trigger(name='careplan_rests_on_a_tag', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT FROM residents_servicetag held\n        WHERE held.person_id = NEW.person_id AND held.tag = NEW.tag\n          AND held.period @> NEW.starts_on\n    ) THEN\n        RAISE EXCEPTION 'care begins for somebody with that service tag'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'careplan_rests_on_a_tag';\n    END IF;\n    RETURN NEW;\n", hash='c913548fed352739a3fc59ae2ee869f7de820ec3', operation='INSERT', pgid='pgtrigger_careplan_rests_on_a_tag_e1e4e', table='services_careplan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='careplan',
            trigger=pgtrigger.compiler.Trigger(name='careplan_stays_once_ended', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ended_on" IS NOT NULL)', func='RAISE EXCEPTION \'pgtrigger: Cannot update of "carer_id", "rhythm_days", "ended_on" rows from % table\', TG_TABLE_NAME;', hash='90c593d00cc71363cec835e90206c28114a8cdbd', operation='UPDATE OF "carer_id", "rhythm_days", "ended_on"', pgid='pgtrigger_careplan_stays_once_ended_eab34', table='services_careplan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='careplan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_careplanevent" ("carer_id", "end_reason", "ended_on", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm_days", "starts_on", "tag") SELECT new_values."carer_id", new_values."end_reason", new_values."ended_on", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rhythm_days", new_values."starts_on", new_values."tag" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c2e62efd743b4118c049b805351da8ca1379cfed', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7fa47', referencing='REFERENCING NEW TABLE AS new_values ', table='services_careplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='careplan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_careplanevent" ("carer_id", "end_reason", "ended_on", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm_days", "starts_on", "tag") SELECT new_values."carer_id", new_values."end_reason", new_values."ended_on", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rhythm_days", new_values."starts_on", new_values."tag" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='adf9107d0d4b5c67cbcd8a6805a28433e395dfc5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ec181', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_careplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='careplan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_careplanevent" ("carer_id", "end_reason", "ended_on", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm_days", "starts_on", "tag") SELECT old_values."carer_id", old_values."end_reason", old_values."ended_on", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rhythm_days", old_values."starts_on", old_values."tag" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='279558fdaef24a2588da3c47dbc0ee13cb24cce8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_86d1c', referencing='REFERENCING OLD TABLE AS old_values ', table='services_careplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carenote',
            trigger=pgtrigger.compiler.Trigger(name='carenote_erased_never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.text IS NOT NULL OR NEW.plan_id <> OLD.plan_id\n        OR NEW.written_at <> OLD.written_at\n        OR NEW.written_by_id IS DISTINCT FROM OLD.written_by_id THEN\n        RAISE EXCEPTION 'a sealed note is erased, never changed'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'carenote_erased_never_changed';\n    END IF;\n    RETURN NEW;\n", hash='8ff8b9595d0b501a209d19f86ba4e3b12ef4230f', operation='UPDATE OF "text", "plan_id", "written_at", "written_by_id"', pgid='pgtrigger_carenote_erased_never_changed_bd7d4', table='services_carenote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carenote',
            trigger=pgtrigger.compiler.Trigger(name='carenote_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='6223ba6e7d2ba763136f2e51ca705a09d7db2a7b', operation='DELETE', pgid='pgtrigger_carenote_stays_6f1e0', table='services_carenote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='careplanevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e3d5944b8dce8b9f8a02d9946df1fdf7c2daf6f1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ca1d3', table='services_careplanevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='carereader',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('plan', 'user'), name='carereader_once_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carereader',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_carereaderevent" ("ended_at", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "user_id") SELECT new_values."ended_at", new_values."id", new_values."named_at", new_values."named_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4ecbdf15d97fb372e8529306ad7b7fa3833831a7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_01343', referencing='REFERENCING NEW TABLE AS new_values ', table='services_carereader', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carereader',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_carereaderevent" ("ended_at", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "user_id") SELECT new_values."ended_at", new_values."id", new_values."named_at", new_values."named_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='54acbfb2d4d6bb872b5d453d96b52615c73a33d8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b942a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_carereader', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carereader',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_carereaderevent" ("ended_at", "id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "user_id") SELECT old_values."ended_at", old_values."id", old_values."named_at", old_values."named_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5734f9f7cc76242a208ff0a7e620f6a7547595d9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_91fcc', referencing='REFERENCING OLD TABLE AS old_values ', table='services_carereader', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carereaderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1da47b870bc8491e0fab9ee7b542898d95a6f516', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d1a42', table='services_carereaderevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='carevisit',
            index=models.Index(fields=['state', 'due_on'], name='services_ca_state_6d0e6b_idx'),
        ),
        migrations.AddConstraint(
            model_name='carevisit',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'due')), fields=('plan',), name='carevisit_one_due_per_plan'),
        ),
        migrations.AddConstraint(
            model_name='carevisit',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['due', 'done', 'nobody_home', 'refused', 'dropped'])), name='carevisit_state_known'),
        ),
        migrations.AddConstraint(
            model_name='carevisit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'due'), ('visited_on__isnull', True)), models.Q(models.Q(('state', 'due'), _negated=True), ('visited_on__isnull', False)), _connector='OR'), name='carevisit_due_or_dated'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carevisit',
            trigger=pgtrigger.compiler.Trigger(name='carevisit_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{due:done,due:dropped,due:nobody_home,due:refused}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='49b97bebe32fc268c29f71dcda04d602499a064e', operation='UPDATE', pgid='pgtrigger_carevisit_moves_by_its_table_ba555', table='services_carevisit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carevisit',
            trigger=pgtrigger.compiler.Trigger(name='carevisit_stays_once_told', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (OLD."state" = \'due\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='df149f2f48c5cc73e74c0c814a41d0025ad36e80', operation='UPDATE OR DELETE', pgid='pgtrigger_carevisit_stays_once_told_0f812', table='services_carevisit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carevisit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_carevisitevent" ("by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "raised_at", "state", "visited_on") SELECT new_values."by_id", new_values."due_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."raised_at", new_values."state", new_values."visited_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b1f289e7591081cfaafaba2dfe42d4f9a7831f39', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_20295', referencing='REFERENCING NEW TABLE AS new_values ', table='services_carevisit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carevisit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_carevisitevent" ("by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "raised_at", "state", "visited_on") SELECT new_values."by_id", new_values."due_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."raised_at", new_values."state", new_values."visited_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='169015a23568338550351d08fe26fbcc2c2ab4c3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e9fc0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_carevisit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carevisit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_carevisitevent" ("by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "raised_at", "state", "visited_on") SELECT old_values."by_id", old_values."due_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."raised_at", old_values."state", old_values."visited_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c804de05238d1e5aaaf6f3e22a9ac41020bbff7a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9dac9', referencing='REFERENCING OLD TABLE AS old_values ', table='services_carevisit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carevisitevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e9d830048ff3e1782ca3619ece128cb184507e1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6d377', table='services_carevisitevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='communityevent',
            index=models.Index(fields=['unit', 'held_on'], name='services_co_unit_id_9fc106_idx'),
        ),
        migrations.AddConstraint(
            model_name='communityevent',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['neighbours', 'culture', 'lecture', 'drill', 'safety', 'anti_drug', 'sorting', 'health', 'training', 'other'])), name='communityevent_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='communityevent',
            constraint=models.CheckConstraint(condition=models.Q(('counted_how__in', ['', 'exact', 'about', 'at_least'])), name='communityevent_counted_how_known'),
        ),
        migrations.AddConstraint(
            model_name='communityevent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('place', ''), _negated=True)), name='communityevent_says_what_and_where'),
        ),
        migrations.AddConstraint(
            model_name='communityevent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('counted_how', ''), ('head_count__isnull', True)), models.Q(('head_count__isnull', False), models.Q(('counted_how', ''), _negated=True)), _connector='OR'), name='communityevent_count_says_how'),
        ),
        migrations.AddConstraint(
            model_name='communityevent',
            constraint=models.CheckConstraint(condition=models.Q(('cancelled_for', ''), ('head_count__isnull', True), _connector='OR'), name='communityevent_cancelled_is_not_counted'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='communityevent',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_communityeventevent" ("cancelled_for", "counted_how", "head_count", "held_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "title", "unit_id") SELECT new_values."cancelled_for", new_values."counted_how", new_values."head_count", new_values."held_on", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cacdaf4d6b7360d59ef4d52e854d0118d8f6378a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b4c7a', referencing='REFERENCING NEW TABLE AS new_values ', table='services_communityevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='communityevent',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_communityeventevent" ("cancelled_for", "counted_how", "head_count", "held_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "title", "unit_id") SELECT new_values."cancelled_for", new_values."counted_how", new_values."head_count", new_values."held_on", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='14c031c92a5af83cadb1f84b2a5f3f8dde839e39', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_db1c8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_communityevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='communityevent',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_communityeventevent" ("cancelled_for", "counted_how", "head_count", "held_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "title", "unit_id") SELECT old_values."cancelled_for", old_values."counted_how", old_values."head_count", old_values."held_on", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='82b3b8d3c96d13585139bb5fccc3897b4ff56627', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fd6fa', referencing='REFERENCING OLD TABLE AS old_values ', table='services_communityevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='communityeventevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1bb338cccb4025643e24a54f21fd4eabcdc4a697', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a6e44', table='services_communityeventevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='eventlink',
            constraint=models.UniqueConstraint(fields=('event', 'address'), name='eventlink_once'),
        ),
        migrations.AddConstraint(
            model_name='eventlink',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('medium', ''), _negated=True), ('address__startswith', 'http')), name='eventlink_is_a_link'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='eventlink',
            trigger=pgtrigger.compiler.Trigger(name='eventlink_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4b665d59e3379754b01efdf2865a48483364d8a3', operation='UPDATE OR DELETE', pgid='pgtrigger_eventlink_written_once_3ae47', table='services_eventlink', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='foodhandler',
            constraint=models.CheckConstraint(condition=models.Q(('full_name', ''), _negated=True), name='foodhandler_has_name'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='foodhandler',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_foodhandlerevent" ("canteen_id", "certificate_until", "full_name", "id", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."canteen_id", new_values."certificate_until", new_values."full_name", new_values."id", new_values."left_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9e7e16aff270936ccd68527c0015235d937c8180', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b378e', referencing='REFERENCING NEW TABLE AS new_values ', table='services_foodhandler', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='foodhandler',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_foodhandlerevent" ("canteen_id", "certificate_until", "full_name", "id", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."canteen_id", new_values."certificate_until", new_values."full_name", new_values."id", new_values."left_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fbef4b0444701d40d90f16d9aed968355492b697', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_98c91', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_foodhandler', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='foodhandler',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_foodhandlerevent" ("canteen_id", "certificate_until", "full_name", "id", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."canteen_id", old_values."certificate_until", old_values."full_name", old_values."id", old_values."left_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='584b141eb578bdab166b8c2cce9b3bb409f66b09', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_23861', referencing='REFERENCING OLD TABLE AS old_values ', table='services_foodhandler', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='foodhandlerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='32adf2a445b03373e38fa03703a17988ac62be6f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_298a7', table='services_foodhandlerevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='foodsample',
            constraint=models.UniqueConstraint(fields=('canteen', 'on', 'meal', 'dish'), name='foodsample_once', violation_error_message='A sample of this dish is kept already.'),
        ),
        migrations.AddConstraint(
            model_name='foodsample',
            constraint=models.CheckConstraint(condition=models.Q(('meal__in', ['lunch', 'dinner'])), name='foodsample_meal_known'),
        ),
        migrations.AddConstraint(
            model_name='foodsample',
            constraint=models.CheckConstraint(condition=models.Q(('grams__gte', 125)), name='foodsample_heavy_enough', violation_error_message='A sample weighs 125 g or more.'),
        ),
        migrations.AddConstraint(
            model_name='foodsample',
            constraint=models.CheckConstraint(condition=models.Q(('discarded_at__isnull', True), ('discarded_at__gte', django.db.models.expressions.CombinedExpression(models.F('kept_at'), '+', models.Value(datetime.timedelta(days=2)))), _connector='OR'), name='foodsample_kept_long_enough', violation_error_message='A sample is kept for 48 hours or more.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='foodsample',
            trigger=pgtrigger.compiler.Trigger(name='foodsample_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."canteen_id" IS DISTINCT FROM (NEW."canteen_id") OR OLD."dish" IS DISTINCT FROM (NEW."dish") OR OLD."grams" IS DISTINCT FROM (NEW."grams") OR OLD."kept_at" IS DISTINCT FROM (NEW."kept_at") OR OLD."meal" IS DISTINCT FROM (NEW."meal") OR OLD."on" IS DISTINCT FROM (NEW."on"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='15d93e088ec674d232b740fbb994810e01dc3241', operation='UPDATE', pgid='pgtrigger_foodsample_stays_0f591', table='services_foodsample', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='foodsample',
            trigger=pgtrigger.compiler.Trigger(name='foodsample_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='ffb5e3acf10c2d1aac88475aa8deba80115727f5', operation='DELETE', pgid='pgtrigger_foodsample_is_kept_84554', table='services_foodsample', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='groupmoney',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['collected', 'refunded'])), name='groupmoney_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='groupmoney',
            constraint=models.CheckConstraint(condition=models.Q(('amount_yuan__gt', 0)), name='groupmoney_of_something'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupmoney',
            trigger=pgtrigger.compiler.Trigger(name='groupmoney_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='df11c267a26d1c227a75365548554431916f60ee', operation='UPDATE OR DELETE', pgid='pgtrigger_groupmoney_written_once_35e9c', table='services_groupmoney', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupmoney',
            trigger=pgtrigger.compiler.Trigger(name='groupmoney_before_the_end', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM services_grouporder ordered\n        JOIN services_groupround round ON round.id = ordered.round_id\n        WHERE ordered.id = NEW.order_id AND round.state IN ('settled', 'failed')\n    ) THEN\n        RAISE EXCEPTION 'a round that is over stays as it is'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupmoney_before_the_end';\n    END IF;\nRETURN NEW;", hash='8443544aa2e748937c3d503cba693cdf324b619c', operation='INSERT', pgid='pgtrigger_groupmoney_before_the_end_127b5', table='services_groupmoney', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupmoney',
            trigger=pgtrigger.compiler.Trigger(name='groupmoney_moves_paid', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    UPDATE services_grouporder ordered SET paid_yuan = ordered.paid_yuan\n        + CASE NEW.kind WHEN 'collected' THEN NEW.amount_yuan ELSE -NEW.amount_yuan END\n    WHERE ordered.id = NEW.order_id;\n    RETURN NULL;\n", hash='c3bd07f2730410560774c4d81f4b0f8da75d96bc', operation='INSERT', pgid='pgtrigger_groupmoney_moves_paid_04941', table='services_groupmoney', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupmoney',
            trigger=pgtrigger.compiler.Trigger(name='groupmoney_paid_whole', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n    IF EXISTS (\n        SELECT FROM services_grouporder ordered\n        WHERE ordered.id = NEW.order_id AND ordered.paid_yuan NOT IN (0, (\n            SELECT coalesce(sum(line.price_yuan * (line.quantity - line.refunded)), 0)\n            FROM services_groupline line WHERE line.order_id = ordered.id))\n    ) THEN\n        RAISE EXCEPTION 'an order is paid whole, to the fen, or not at all'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupmoney_paid_whole';\n    END IF;\n    RETURN NULL;\n", hash='39d74828b3855b23bd66ed87ab8875373839acc5', operation='INSERT', pgid='pgtrigger_groupmoney_paid_whole_6a3bc', table='services_groupmoney', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='groupline',
            constraint=models.UniqueConstraint(fields=('order', 'good'), name='groupline_once_per_good'),
        ),
        migrations.AddConstraint(
            model_name='groupline',
            constraint=models.CheckConstraint(condition=models.Q(('picked__gte', 0), ('quantity__gte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('picked'), '+', models.F('refunded')), '+', models.F('unclaimed'))), ('refunded__gte', 0), ('unclaimed__gte', 0), ('quantity__gte', 1)), name='groupline_accounts_for_its_pieces'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupline',
            trigger=pgtrigger.compiler.Trigger(name='groupline_fits_its_round', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_groupround round\n    JOIN services_grouporder ordered ON ordered.round_id = round.id\n    WHERE ordered.id = NEW.order_id FOR SHARE OF round;\n    IF NOT EXISTS (\n        SELECT FROM services_grouporder ordered\n        JOIN services_groupround round ON round.id = ordered.round_id\n        JOIN services_groupgood good ON good.round_id = round.id\n        WHERE ordered.id = NEW.order_id AND good.id = NEW.good_id\n          AND round.state = 'open' AND ordered.cancelled_at IS NULL\n          AND ordered.placed_at >= round.opens_at\n          AND ordered.placed_at < round.closes_at\n          AND NEW.price_yuan = good.price_yuan AND NEW.quantity <= round.most_each\n    ) THEN\n        RAISE EXCEPTION 'an order fits its round while it is open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupline_fits_its_round';\n    END IF;\n    RETURN NEW;\n", hash='9b654d60953a972067b0537225040f0c4c36a4a3', operation='INSERT', pgid='pgtrigger_groupline_fits_its_round_81879', table='services_groupline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupline',
            trigger=pgtrigger.compiler.Trigger(name='groupline_takes_of_the_stock', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    UPDATE services_groupgood good\n    SET taken = good.taken + NEW.quantity - NEW.refunded\n        - CASE WHEN TG_OP = 'UPDATE' THEN OLD.quantity - OLD.refunded ELSE 0 END\n    WHERE good.id = NEW.good_id;\n    RETURN NULL;\n", hash='584cc14f40015c3a1a4075d9869ca3ac05186290', operation='INSERT OR UPDATE OF "refunded"', pgid='pgtrigger_groupline_takes_of_the_stock_5a7f1', table='services_groupline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupline',
            trigger=pgtrigger.compiler.Trigger(name='groupline_moves_forward', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT FROM services_grouporder ordered\n        JOIN services_groupround round ON round.id = ordered.round_id\n        WHERE ordered.id = NEW.order_id AND round.state IN ('settled', 'failed')\n    ) THEN\n        RAISE EXCEPTION 'a round that is over stays as it is'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupline_moves_forward';\n    END IF;\n\n    IF NEW.picked > OLD.picked AND NOT EXISTS (\n        SELECT FROM services_grouporder ordered\n        WHERE ordered.id = NEW.order_id AND ordered.paid_yuan > 0\n    ) THEN\n        RAISE EXCEPTION 'what is picked up is paid'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'groupline_picked_when_paid';\n    END IF;\n    IF NEW.picked < OLD.picked OR NEW.refunded < OLD.refunded\n       OR NEW.unclaimed < OLD.unclaimed THEN\n        RAISE EXCEPTION 'a piece that is accounted for stays so'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupline_only_forward';\n    END IF;\n    RETURN NEW;\n", hash='3de31eae22551c3daa8b2b8b4037b0f467a5d2d9', operation='UPDATE OF "picked", "refunded", "unclaimed"', pgid='pgtrigger_groupline_moves_forward_74e32', table='services_groupline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupline',
            trigger=pgtrigger.compiler.Trigger(name='groupline_paid_whole', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n    IF EXISTS (\n        SELECT FROM services_grouporder ordered\n        WHERE ordered.id = NEW.order_id AND ordered.paid_yuan NOT IN (0, (\n            SELECT coalesce(sum(line.price_yuan * (line.quantity - line.refunded)), 0)\n            FROM services_groupline line WHERE line.order_id = ordered.id))\n    ) THEN\n        RAISE EXCEPTION 'an order is paid whole, to the fen, or not at all'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupline_paid_whole';\n    END IF;\n    RETURN NULL;\n", hash='1a8e712b21523e32a6da16ec631f8ffefe7c489f', operation='UPDATE OF "refunded"', pgid='pgtrigger_groupline_paid_whole_a519d', table='services_groupline', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupline',
            trigger=pgtrigger.compiler.Trigger(name='groupline_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."order_id" IS DISTINCT FROM (NEW."order_id") OR OLD."good_id" IS DISTINCT FROM (NEW."good_id") OR OLD."quantity" IS DISTINCT FROM (NEW."quantity") OR OLD."price_yuan" IS DISTINCT FROM (NEW."price_yuan"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='ea5725fded416c0ad324f1ef16df3558047ec052', operation='UPDATE', pgid='pgtrigger_groupline_stays_b7f58', table='services_groupline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupline',
            trigger=pgtrigger.compiler.Trigger(name='groupline_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='6b6c5aae4e38b55c5ec8c56939babd1c9b2d4f00', operation='DELETE', pgid='pgtrigger_groupline_is_kept_650d1', table='services_groupline', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='grouporder',
            constraint=models.UniqueConstraint(fields=('round', 'number'), name='grouporder_number_once'),
        ),
        migrations.AddConstraint(
            model_name='grouporder',
            constraint=models.UniqueConstraint(condition=models.Q(('cancelled_at__isnull', True)), fields=('round', 'code'), name='grouporder_once_per_code', violation_error_message='There is an order in this round already.'),
        ),
        migrations.AddConstraint(
            model_name='grouporder',
            constraint=models.UniqueConstraint(condition=models.Q(('cancelled_at__isnull', True)), fields=('round', 'person'), name='grouporder_once_per_person', violation_error_message='There is an order in this round already.'),
        ),
        migrations.AddConstraint(
            model_name='grouporder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code__isnull', False), ('person__isnull', True)), models.Q(('code__isnull', True), ('person__isnull', False)), _connector='OR'), name='grouporder_of_a_code_or_a_person'),
        ),
        migrations.AddConstraint(
            model_name='grouporder',
            constraint=models.CheckConstraint(condition=models.Q(('paid_yuan__gte', 0)), name='grouporder_never_below_nought'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grouporder',
            trigger=pgtrigger.compiler.Trigger(name='grouporder_paid_by_money', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF pg_trigger_depth() < 2 THEN\n        RAISE EXCEPTION 'what is left moves by its entries'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'grouporder_paid_by_money';\n    END IF;\n    RETURN NEW;\n", hash='5bc1843ac6224a3d40acbc353a263b7dbc24b92f', operation='UPDATE OF "paid_yuan"', pgid='pgtrigger_grouporder_paid_by_money_61e99', table='services_grouporder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grouporder',
            trigger=pgtrigger.compiler.Trigger(name='grouporder_begins_unpaid', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."paid_yuan" = 0))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='e792a97c200823289a0f674d0e79d3a7703e276a', operation='INSERT', pgid='pgtrigger_grouporder_begins_unpaid_77b9b', table='services_grouporder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grouporder',
            trigger=pgtrigger.compiler.Trigger(name='grouporder_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."code_id" IS DISTINCT FROM (NEW."code_id") OR OLD."placed_at" IS DISTINCT FROM (NEW."placed_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='d707d9a14ccf675ef0d9d66c8656a03cf788ed3f', operation='UPDATE', pgid='pgtrigger_grouporder_stays_48627', table='services_grouporder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grouporder',
            trigger=pgtrigger.compiler.Trigger(name='grouporder_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='05fc3d575a468f92d82484793ca0a94cd469644e', operation='DELETE', pgid='pgtrigger_grouporder_is_kept_393de', table='services_grouporder', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='groupgood',
            constraint=models.UniqueConstraint(fields=('round', 'name', 'pack'), name='groupgood_once'),
        ),
        migrations.AddConstraint(
            model_name='groupgood',
            constraint=models.CheckConstraint(condition=models.Q(('price_yuan__gt', 0), ('stock__gte', 1), models.Q(('name', ''), _negated=True)), name='groupgood_worth_something'),
        ),
        migrations.AddConstraint(
            model_name='groupgood',
            constraint=models.CheckConstraint(condition=models.Q(('taken__gte', 0), ('taken__lte', models.F('stock'))), name='groupgood_taken_within_stock', violation_error_message='There is not so much left.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupgood',
            trigger=pgtrigger.compiler.Trigger(name='groupgood_taken_by_lines', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF pg_trigger_depth() < 2 THEN\n        RAISE EXCEPTION 'what is left moves by its entries'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupgood_taken_by_lines';\n    END IF;\n    RETURN NEW;\n", hash='3ddf5253c0adbc1b8d5c1fbe8ecfd071e2f6d691', operation='UPDATE OF "taken"', pgid='pgtrigger_groupgood_taken_by_lines_6ffb9', table='services_groupgood', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupgood',
            trigger=pgtrigger.compiler.Trigger(name='groupgood_stays_as_offered', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."pack" IS DISTINCT FROM (NEW."pack") OR OLD."price_yuan" IS DISTINCT FROM (NEW."price_yuan"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b840fd709463d7eefe52da657170ae957c88072c', operation='UPDATE', pgid='pgtrigger_groupgood_stays_as_offered_afb60', table='services_groupgood', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupgood',
            trigger=pgtrigger.compiler.Trigger(name='groupgood_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='fff4437b6c05155394f4ba4ed13e71f824aef4c5', operation='DELETE', pgid='pgtrigger_groupgood_is_kept_b3ad0', table='services_groupgood', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='harmcounter',
            constraint=models.UniqueConstraint(fields=('community', 'on'), name='harmcounter_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='harmreport',
            constraint=models.CheckConstraint(condition=models.Q(('seen_at__lte', models.F('made_at'))), name='harmreport_seen_before_written', violation_error_message='This moment has not come yet.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='harmreport',
            trigger=pgtrigger.compiler.Trigger(name='harmreport_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8da8562cd9d9d456bcac4caeac7a983864adfe47', operation='UPDATE OR DELETE', pgid='pgtrigger_harmreport_written_once_3a961', table='services_harmreport', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='harmnamed',
            constraint=models.UniqueConstraint(fields=('report', 'user'), name='harmnamed_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='harmnamed',
            trigger=pgtrigger.compiler.Trigger(name='harmnamed_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aa4d0c129ba16cfb53ee30d61b79ecdb65ba7ee0', operation='UPDATE OR DELETE', pgid='pgtrigger_harmnamed_written_once_254fe', table='services_harmnamed', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='harmlook',
            trigger=pgtrigger.compiler.Trigger(name='harmlook_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d9357bff7aab66e3681f9f7c1f83c7928b8599f5', operation='UPDATE OR DELETE', pgid='pgtrigger_harmlook_written_once_b7111', table='services_harmlook', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='harmtold',
            constraint=models.CheckConstraint(condition=models.Q(('authority__in', ['police', 'civil', 'education', 'procuratorate'])), name='harmtold_authority_known'),
        ),
        migrations.AddConstraint(
            model_name='harmtold',
            constraint=models.CheckConstraint(condition=models.Q(('at__lte', models.F('entered_at'))), name='harmtold_before_entered', violation_error_message='This moment has not come yet.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='harmtold',
            trigger=pgtrigger.compiler.Trigger(name='harmtold_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d41461551072a7f538d566c71aa7005c5c7c368c', operation='UPDATE OR DELETE', pgid='pgtrigger_harmtold_written_once_8ff5b', table='services_harmtold', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helpcomplaintevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4d8a3e856ceef2b3a60887569eab476db09d8b30', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8e63a', table='services_helpcomplaintevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='helpcomplaint',
            constraint=models.CheckConstraint(condition=models.Q(('answered_at__isnull', True), ('answered_at__gte', models.F('at')), _connector='OR'), name='helpcomplaint_answered_after_it'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helpcomplaint',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_helpcomplaintevent" ("answer", "answered_at", "answered_by_id", "at", "by_id", "id", "order_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") SELECT new_values."answer", new_values."answered_at", new_values."answered_by_id", new_values."at", new_values."by_id", new_values."id", new_values."order_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4f147079cc2ca53b04a1a38fc2e28112e8412558', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5c3ef', referencing='REFERENCING NEW TABLE AS new_values ', table='services_helpcomplaint', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helpcomplaint',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_helpcomplaintevent" ("answer", "answered_at", "answered_by_id", "at", "by_id", "id", "order_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") SELECT new_values."answer", new_values."answered_at", new_values."answered_by_id", new_values."at", new_values."by_id", new_values."id", new_values."order_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d62f8388041bc7ce12b86a55f1bcf0c1f9a61147', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_90880', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_helpcomplaint', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helpcomplaint',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_helpcomplaintevent" ("answer", "answered_at", "answered_by_id", "at", "by_id", "id", "order_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") SELECT old_values."answer", old_values."answered_at", old_values."answered_by_id", old_values."at", old_values."by_id", old_values."id", old_values."order_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d44ee82917a5540f18d161d390ce3e5f9dff4dec', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b1bca', referencing='REFERENCING OLD TABLE AS old_values ', table='services_helpcomplaint', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='lessonquestion',
            constraint=models.UniqueConstraint(fields=('announcement', 'number'), name='lessonquestion_number_once'),
        ),
        migrations.AddConstraint(
            model_name='lessonquestion',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1), ('number__lte', 3)), name='lessonquestion_one_to_three'),
        ),
        migrations.AddConstraint(
            model_name='lessonquestion',
            constraint=models.CheckConstraint(condition=models.Q(('options__len__gte', 2), ('options__len__lte', 4), ('right__gte', 1), ('right__lte', models.F('options__len'))), name='lessonquestion_right_is_an_answer'),
        ),
        migrations.AddConstraint(
            model_name='lessonquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('explanation', ''), _negated=True)), name='lessonquestion_says_what_and_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonquestion',
            trigger=pgtrigger.compiler.Trigger(name='lessonquestion_while_draft', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF TG_OP <> 'INSERT' THEN\n    PERFORM FROM services_announcement a\n    WHERE a.id = OLD.announcement_id AND a.state = 'draft' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'questions change only in a draft'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'lessonquestion_while_draft';\n    END IF;\nEND IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    PERFORM FROM services_announcement a\n    WHERE a.id = NEW.announcement_id AND a.state = 'draft' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'questions change only in a draft'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'lessonquestion_while_draft';\n    END IF;\nRETURN NEW;", hash='aaee337d67a9732faf691f0cf94f81499e02deb2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_lessonquestion_while_draft_826b3', table='services_lessonquestion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dietnoteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5c42af61bb04b7229135a15f47805ab58a24a0fa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1d40d', table='services_dietnoteevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='dietnote',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_on__isnull', True)), fields=('agreement',), name='dietnote_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='dietnote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_on__isnull', True), ('words__isnull', False)), models.Q(('allergens__isnull', True), ('withdrawn_on__isnull', False), ('words__isnull', True)), _connector='OR'), name='dietnote_gone_with_its_consent'),
        ),
        migrations.AddConstraint(
            model_name='dietnote',
            constraint=models.CheckConstraint(condition=models.Q(('consent_version', ''), _negated=True), name='dietnote_names_its_consent'),
        ),
        migrations.AddConstraint(
            model_name='dietnote',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_on__isnull', True), ('withdrawn_on__gte', models.F('consented_on')), _connector='OR'), name='dietnote_withdrawn_after'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dietnote',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_dietnoteevent" ("agreement_id", "by_id", "consent_version", "consented_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_on") SELECT new_values."agreement_id", new_values."by_id", new_values."consent_version", new_values."consented_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ccf14f58ea4d19722cb300cd993afb0db96856ee', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a9803', referencing='REFERENCING NEW TABLE AS new_values ', table='services_dietnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dietnote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_dietnoteevent" ("agreement_id", "by_id", "consent_version", "consented_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_on") SELECT new_values."agreement_id", new_values."by_id", new_values."consent_version", new_values."consented_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."agreement_id" IS DISTINCT FROM (new_values."agreement_id") OR old_values."by_id" IS DISTINCT FROM (new_values."by_id") OR old_values."consent_version" IS DISTINCT FROM (new_values."consent_version") OR old_values."consented_on" IS DISTINCT FROM (new_values."consented_on") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."withdrawn_on" IS DISTINCT FROM (new_values."withdrawn_on")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bb66090f1280d465c4ba015e9195f7d69f15181e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0d741', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_dietnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dietnote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_dietnoteevent" ("agreement_id", "by_id", "consent_version", "consented_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_on") SELECT old_values."agreement_id", old_values."by_id", old_values."consent_version", old_values."consented_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."withdrawn_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='140017ccc9f95fed16d20cbd9678433bb0a13c2b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d147f', referencing='REFERENCING OLD TABLE AS old_values ', table='services_dietnote', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='mealorder',
            index=models.Index(fields=['canteen', 'on', 'meal'], name='services_me_canteen_9194d7_idx'),
        ),
        migrations.AddConstraint(
            model_name='mealorder',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('agreement', 'on', 'meal'), name='mealorder_once', violation_error_message='This meal is ordered already.'),
        ),
        migrations.AddConstraint(
            model_name='mealorder',
            constraint=models.CheckConstraint(condition=models.Q(('meal__in', ['lunch', 'dinner'])), name='mealorder_meal_known'),
        ),
        migrations.AddConstraint(
            model_name='mealorder',
            constraint=models.CheckConstraint(condition=models.Q(('portion__in', ['standard', 'small'])), name='mealorder_portion_known'),
        ),
        migrations.AddConstraint(
            model_name='mealorder',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['dine_in', 'delivery'])), name='mealorder_way_known'),
        ),
        migrations.AddConstraint(
            model_name='mealorder',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['ordered', 'cancelled', 'served', 'no_show'])), name='mealorder_state_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealorder',
            trigger=pgtrigger.compiler.Trigger(name='mealorder_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{no_show:served,ordered:cancelled,ordered:no_show,ordered:served,served:ordered}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='7d54ae80993f4991fbd8e51e001608aa4ec43c07', operation='UPDATE', pgid='pgtrigger_mealorder_moves_by_its_table_75c8b', table='services_mealorder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealorder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_mealorderevent" ("agreement_id", "at", "by_id", "canteen_id", "id", "is_late", "meal", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "portion", "state", "way") SELECT new_values."agreement_id", new_values."at", new_values."by_id", new_values."canteen_id", new_values."id", new_values."is_late", new_values."meal", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."portion", new_values."state", new_values."way" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9afda81e98f9804bdf3dcca6dfc33daeee7dd04b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b7200', referencing='REFERENCING NEW TABLE AS new_values ', table='services_mealorder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealorder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_mealorderevent" ("agreement_id", "at", "by_id", "canteen_id", "id", "is_late", "meal", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "portion", "state", "way") SELECT new_values."agreement_id", new_values."at", new_values."by_id", new_values."canteen_id", new_values."id", new_values."is_late", new_values."meal", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."portion", new_values."state", new_values."way" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='12c706e79f840c622224a69a6ee13d8241db6ee0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8ada6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_mealorder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealorder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_mealorderevent" ("agreement_id", "at", "by_id", "canteen_id", "id", "is_late", "meal", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "portion", "state", "way") SELECT old_values."agreement_id", old_values."at", old_values."by_id", old_values."canteen_id", old_values."id", old_values."is_late", old_values."meal", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."portion", old_values."state", old_values."way" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='edb9255ea24a9563f9b79a99bdda97eac2bc4154', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ca742', referencing='REFERENCING OLD TABLE AS old_values ', table='services_mealorder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealorderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='af2f7e44fdc237b17cf3301e6fad5b1721249322', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_06d96', table='services_mealorderevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='mealprice',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('canteen', '='), ('meal', '='), ('portion', '='), ('period', '&&')], name='mealprice_one_at_a_time', violation_error_message='Another price is in force then.'),
        ),
        migrations.AddConstraint(
            model_name='mealprice',
            constraint=models.CheckConstraint(condition=models.Q(('meal__in', ['lunch', 'dinner'])), name='mealprice_meal_known'),
        ),
        migrations.AddConstraint(
            model_name='mealprice',
            constraint=models.CheckConstraint(condition=models.Q(('portion__in', ['standard', 'small'])), name='mealprice_portion_known'),
        ),
        migrations.AddConstraint(
            model_name='mealprice',
            constraint=models.CheckConstraint(condition=models.Q(('price_yuan__gt', 0)), name='mealprice_positive', violation_error_message='A price is more than nothing.'),
        ),
        migrations.AddConstraint(
            model_name='mealprice',
            constraint=models.CheckConstraint(condition=models.Q(('period__startswith__isnull', False), ('period__isempty', False)), name='mealprice_starts'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealprice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_mealpriceevent" ("canteen_id", "id", "meal", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "portion", "price_yuan", "version") SELECT new_values."canteen_id", new_values."id", new_values."meal", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."portion", new_values."price_yuan", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0b83a0b7913f53e896f870c27a6f42de7d00312a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_27419', referencing='REFERENCING NEW TABLE AS new_values ', table='services_mealprice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealprice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_mealpriceevent" ("canteen_id", "id", "meal", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "portion", "price_yuan", "version") SELECT new_values."canteen_id", new_values."id", new_values."meal", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."portion", new_values."price_yuan", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9bd922d44cc9616a1d227936ad4773057ccaa6b5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a4685', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_mealprice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealprice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_mealpriceevent" ("canteen_id", "id", "meal", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "portion", "price_yuan", "version") SELECT old_values."canteen_id", old_values."id", old_values."meal", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."portion", old_values."price_yuan", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f0d1129a8cc10440c99f02d1b3521ad5c682f36f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_dc7fe', referencing='REFERENCING OLD TABLE AS old_values ', table='services_mealprice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealpriceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fc93a56da48d014aa482fc9d1469a15f06bc97e1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5918a', table='services_mealpriceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='menudish',
            constraint=models.UniqueConstraint(fields=('canteen', 'on', 'meal', 'name'), name='menudish_once', violation_error_message='This dish is on the menu already.'),
        ),
        migrations.AddConstraint(
            model_name='menudish',
            constraint=models.CheckConstraint(condition=models.Q(('meal__in', ['lunch', 'dinner'])), name='menudish_meal_known'),
        ),
        migrations.AddConstraint(
            model_name='menudish',
            constraint=models.CheckConstraint(condition=models.Q(('allergens__contained_by', ['gluten', 'shellfish', 'fish', 'egg', 'peanut', 'soy', 'milk', 'nuts'])), name='menudish_allergens_known'),
        ),
        migrations.AddConstraint(
            model_name='menudish',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='menudish_has_name'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='menudish',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_menudishevent" ("allergens", "canteen_id", "id", "meal", "name", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."allergens", new_values."canteen_id", new_values."id", new_values."meal", new_values."name", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bc711df819380754488e620db94d5c075afa135f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dad36', referencing='REFERENCING NEW TABLE AS new_values ', table='services_menudish', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='menudish',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_menudishevent" ("allergens", "canteen_id", "id", "meal", "name", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."allergens", new_values."canteen_id", new_values."id", new_values."meal", new_values."name", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='02788ddcaeb068cc143b154f2d91a31323fc6c44', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e928d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_menudish', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='menudish',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_menudishevent" ("allergens", "canteen_id", "id", "meal", "name", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."allergens", old_values."canteen_id", old_values."id", old_values."meal", old_values."name", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5f31dd56b5e78c009249a974b79247eddb0f4ab5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_592cb', referencing='REFERENCING OLD TABLE AS old_values ', table='services_menudish', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='menudishevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='92cf33f769cee038fe16b10665ace6e20dca3b33', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_662bb', table='services_menudishevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='noticeposting',
            constraint=models.CheckConstraint(condition=models.Q(('where__in', ['board', 'door', 'wechat', 'platform']), models.Q(('place', ''), _negated=True)), name='noticeposting_where_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='noticeposting',
            trigger=pgtrigger.compiler.Trigger(name='noticeposting_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c24ef79aa8ffca20b9b3423cfcb2eddacc1274d3', operation='UPDATE OR DELETE', pgid='pgtrigger_noticeposting_written_once_72a51', table='services_noticeposting', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='pickupadult',
            constraint=models.CheckConstraint(condition=models.Q(('relation__in', ['mother', 'father', 'grandparent', 'relative', 'guardian', 'trusted', 'self'])), name='pickupadult_relation_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pickupadult',
            trigger=pgtrigger.compiler.Trigger(name='pickupadult_four_at_most', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM 1 FROM services_enrolment e WHERE e.id = NEW.enrolment_id FOR UPDATE;\n    IF (SELECT count(*) FROM services_pickupadult p\n        WHERE p.enrolment_id = NEW.enrolment_id AND p.ended_at IS NULL) >= 4\n    THEN RAISE EXCEPTION 'four adults at most' USING ERRCODE = 'check_violation', CONSTRAINT = 'pickupadult_four_at_most';\n    END IF;\n    RETURN NEW;\n", hash='8e511db11850740e033cba63013d5f8588003d57', operation='INSERT', pgid='pgtrigger_pickupadult_four_at_most_005bf', table='services_pickupadult', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pickupadult',
            trigger=pgtrigger.compiler.Trigger(name='pickupadult_stays_ended', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."ended_at" IS NULL AND OLD."ended_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='1c2dc2995d812d8c939bad16b180866c04d6ade7', operation='UPDATE', pgid='pgtrigger_pickupadult_stays_ended_dd886', table='services_pickupadult', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(('how__in', ['listed', 'code', 'confirmed', 'alone'])), name='handover_how_known'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('adult__isnull', False), ('how', 'listed'), ('id_shown', True)), models.Q(models.Q(('how', 'listed'), _negated=True), ('adult__isnull', True)), _connector='OR'), name='handover_listed_has_an_adult', violation_error_message='Let them show a document, then hand over.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='handover_to_whom', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.adult_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM services_pickupadult p\n        JOIN services_attendance a ON a.enrolment_id = p.enrolment_id\n        WHERE p.id = NEW.adult_id AND a.id = NEW.attendance_id\n          AND p.ended_at IS NULL\n    ) THEN\n        RAISE EXCEPTION 'this adult is not on the list of the child' USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_to_the_listed';\n    END IF;\n    IF NEW.how = 'alone' AND NOT EXISTS (\n        SELECT 1 FROM services_attendance a\n        JOIN services_guardianconsent c ON c.enrolment_id = a.enrolment_id\n        WHERE a.id = NEW.attendance_id AND c.purpose = 'alone'\n          AND c.withdrawn_at IS NULL\n    ) THEN\n        RAISE EXCEPTION 'nobody consented to going home alone' USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_alone_by_consent';\n    END IF;\n    IF NOT EXISTS (SELECT 1 FROM services_attendance a\n                   WHERE a.id = NEW.attendance_id AND a.is_present) THEN\n        RAISE EXCEPTION 'who did not come is not handed over' USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_of_who_came';\n    END IF;\n    RETURN NEW;\n", hash='4cf1b1a7923f810aeb5a981f5e0fe7cbb888d6e6', operation='INSERT', pgid='pgtrigger_handover_to_whom_d12fa', table='services_handover', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='handover_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c4b7c6be0d14652ae2c6ae2962689b65402ca270', operation='UPDATE OR DELETE', pgid='pgtrigger_handover_written_once_6823e', table='services_handover', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='pickupcall',
            constraint=models.CheckConstraint(condition=models.Q(('cause__in', ['stranger', 'late'])), name='pickupcall_cause_known'),
        ),
        migrations.AddConstraint(
            model_name='pickupcall',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['guardian', 'second', 'leader'])), name='pickupcall_step_known'),
        ),
        migrations.AddConstraint(
            model_name='pickupcall',
            constraint=models.UniqueConstraint(condition=models.Q(('cause', 'late')), fields=('attendance', 'step'), name='pickupcall_late_step_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pickupcall',
            trigger=pgtrigger.compiler.Trigger(name='pickupcall_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='26ab439ba4df82840772be39358ba3e6ddb0b9c3', operation='UPDATE OR DELETE', pgid='pgtrigger_pickupcall_written_once_ae273', table='services_pickupcall', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='pointslot',
            index=models.Index(condition=models.Q(('left__gt', 0)), fields=['expires_on'], name='pointslot_open_by_day'),
        ),
        migrations.AddConstraint(
            model_name='pointslot',
            constraint=models.CheckConstraint(condition=models.Q(('left__gte', 0), ('left__lte', models.F('points')), ('points__gte', 1)), name='pointslot_left_of_it'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointslot',
            trigger=pgtrigger.compiler.Trigger(name='pointslot_left_by_takes', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF pg_trigger_depth() < 2 THEN\n        RAISE EXCEPTION 'what is left moves by its entries'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'pointslot_left_by_takes';\n    END IF;\n    RETURN NEW;\n", hash='8363422d66924413aec990ef8987743feaef8b87', operation='UPDATE OF "left"', pgid='pgtrigger_pointslot_left_by_takes_1a9c3', table='services_pointslot', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointslot',
            trigger=pgtrigger.compiler.Trigger(name='pointslot_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."account_id" IS DISTINCT FROM (NEW."account_id") OR OLD."points" IS DISTINCT FROM (NEW."points") OR OLD."expires_on" IS DISTINCT FROM (NEW."expires_on"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='6a95c24c0c1e7264c467a5d947a0a0bf407d737b', operation='UPDATE', pgid='pgtrigger_pointslot_stays_f6352', table='services_pointslot', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointslot',
            trigger=pgtrigger.compiler.Trigger(name='pointslot_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='a2d5761bb1b4ef264cf5c74ddfc626d9493b7df8', operation='DELETE', pgid='pgtrigger_pointslot_kept_bd044', table='services_pointslot', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointslot',
            trigger=pgtrigger.compiler.Trigger(name='pointslot_begins_whole', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."left" IS DISTINCT FROM (NEW."points"))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='dfff851b1759e5878d7613a886dcda02fad47876', operation='INSERT', pgid='pgtrigger_pointslot_begins_whole_15b71', table='services_pointslot', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='pointstake',
            constraint=models.CheckConstraint(condition=models.Q(('points__gte', 1)), name='pointstake_of_something'),
        ),
        migrations.AddConstraint(
            model_name='pointstake',
            constraint=models.UniqueConstraint(fields=('entry', 'lot'), name='pointstake_once_per_lot'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointstake',
            trigger=pgtrigger.compiler.Trigger(name='pointstake_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='874b57bb37f9bc7fb8b4104b15963a62424a08e8', operation='UPDATE OR DELETE', pgid='pgtrigger_pointstake_written_once_f3ea5', table='services_pointstake', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointstake',
            trigger=pgtrigger.compiler.Trigger(name='pointstake_same_account', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT FROM services_pointslot lot\n        JOIN services_pointsentry entry ON entry.source_id = lot.account_id\n        WHERE lot.id = NEW.lot_id AND entry.id = NEW.entry_id\n    ) THEN\n        RAISE EXCEPTION 'points are taken from lots of the same account'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'pointstake_same_account';\n    END IF;\n    RETURN NEW;\n", hash='b377cda51b525d35bcbf0f6f19399681e16066c3', operation='INSERT', pgid='pgtrigger_pointstake_same_account_f3b33', table='services_pointstake', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointstake',
            trigger=pgtrigger.compiler.Trigger(name='pointstake_lowers_the_lot', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    UPDATE services_pointslot lot SET "left" = lot."left" - NEW.points\n    WHERE lot.id = NEW.lot_id;\n    RETURN NULL;\n', hash='7c3b2c36fd2f7cb2b52f4cd5b45cc1e1100baa20', operation='INSERT', pgid='pgtrigger_pointstake_lowers_the_lot_3cead', table='services_pointstake', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.UniqueConstraint(fields=('unit', 'kind', 'name'), name='programme_named_once', violation_error_message='There is a programme of this name already.'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['parent_child', 'healing', 'exhibition', 'eaglets', 'law', 'reading', 'other'])), name='programme_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='programme_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('age_from__isnull', True), ('age_to__isnull', True), ('age_to__gte', models.F('age_from')), _connector='OR'), name='programme_ages_forward', violation_error_message='The ages run the wrong way round.'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('fee_yuan__gte', 0)), name='programme_fee_not_negative'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_programmeevent" ("age_from", "age_to", "ended_on", "fee_yuan", "id", "is_public", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider", "unit_id") SELECT new_values."age_from", new_values."age_to", new_values."ended_on", new_values."fee_yuan", new_values."id", new_values."is_public", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."provider", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cc4e71367ccd4ba5834967fbe7c151b59421ec3c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_451f1', referencing='REFERENCING NEW TABLE AS new_values ', table='services_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_programmeevent" ("age_from", "age_to", "ended_on", "fee_yuan", "id", "is_public", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider", "unit_id") SELECT new_values."age_from", new_values."age_to", new_values."ended_on", new_values."fee_yuan", new_values."id", new_values."is_public", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."provider", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5ca33f0894de94f4e1c6ea758f57a673464d3845', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b9f2f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_programme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_programmeevent" ("age_from", "age_to", "ended_on", "fee_yuan", "id", "is_public", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider", "unit_id") SELECT old_values."age_from", old_values."age_to", old_values."ended_on", old_values."fee_yuan", old_values."id", old_values."is_public", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."provider", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='41352ff8263709797b5ca5952b0505a33170ea6a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_23a6f', referencing='REFERENCING OLD TABLE AS old_values ', table='services_programme', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='programmeadult',
            constraint=models.CheckConstraint(condition=models.Q(('duty__in', ['teacher', 'staff', 'volunteer'])), name='programmeadult_duty_known'),
        ),
        migrations.AddConstraint(
            model_name='programmeadult',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='programmeadult_has_a_name'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='be5f71e012e040487e99e5d04d7b46abc5993e31', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_10b1b', table='services_programmeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='programmegrant',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('programme', 'user'), name='programmegrant_one_live_per_person', violation_error_message='This person is a lead already.'),
        ),
        migrations.AddConstraint(
            model_name='programmegrant',
            constraint=models.CheckConstraint(condition=models.Q(('given_by__isnull', True), models.Q(('given_by', models.F('user')), _negated=True), _connector='OR'), name='programmegrant_by_somebody_else', violation_error_message='Nobody approves their own access.'),
        ),
        migrations.AddConstraint(
            model_name='programmegrant',
            constraint=models.CheckConstraint(condition=models.Q(('revoked_at__isnull', True), ('revoked_at__gte', models.F('given_at')), _connector='OR'), name='programmegrant_taken_back_later'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmegrant',
            trigger=pgtrigger.compiler.Trigger(name='programmegrant_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='584b8b23dcdb66f7fc08bfa6147a63ebfb65c7f2', operation='DELETE', pgid='pgtrigger_programmegrant_is_kept_fca03', table='services_programmegrant', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmegrant',
            trigger=pgtrigger.compiler.Trigger(name='programmegrant_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."given_at" IS DISTINCT FROM (NEW."given_at") OR OLD."given_by_id" IS DISTINCT FROM (NEW."given_by_id") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='eb16c9e1a2e50fd2ae5121418218286dfc800faf', operation='UPDATE', pgid='pgtrigger_programmegrant_words_stay_09ed4', table='services_programmegrant', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='programmenotice',
            constraint=models.UniqueConstraint(fields=('programme', 'version'), name='programmenotice_version_once'),
        ),
        migrations.AddConstraint(
            model_name='programmenotice',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='programmenotice_says_something'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmenotice',
            trigger=pgtrigger.compiler.Trigger(name='programmenotice_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='794bc7a4bf3d78cdcce79da9bf2283f3f2165aa4', operation='UPDATE OR DELETE', pgid='pgtrigger_programmenotice_written_once_a0dd6', table='services_programmenotice', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='guardianconsent',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['data', 'take_part', 'photo', 'health', 'care', 'alone'])), name='guardianconsent_purpose_known'),
        ),
        migrations.AddConstraint(
            model_name='guardianconsent',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['written', 'page'])), name='guardianconsent_form_known'),
        ),
        migrations.AddConstraint(
            model_name='guardianconsent',
            constraint=models.CheckConstraint(condition=models.Q(('relation__in', ['mother', 'father', 'grandparent', 'relative', 'guardian', 'self'])), name='guardianconsent_by_a_guardian', violation_error_message='Only a guardian consents for a child.'),
        ),
        migrations.AddConstraint(
            model_name='guardianconsent',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('enrolment', 'purpose'), name='guardianconsent_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='guardianconsent',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('given_at')), _connector='OR'), name='guardianconsent_withdrawn_later'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guardianconsent',
            trigger=pgtrigger.compiler.Trigger(name='guardianconsent_of_the_programme', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM 1 FROM services_enrolment e WHERE e.id = NEW.enrolment_id FOR UPDATE;\n    IF NOT EXISTS (\n        SELECT 1 FROM services_enrolment e\n        JOIN services_term t ON t.id = e.term_id\n        JOIN services_programmenotice n ON n.programme_id = t.programme_id\n        WHERE e.id = NEW.enrolment_id AND n.id = NEW.notice_id\n          AND n.version = (SELECT max(m.version) FROM services_programmenotice m\n                           WHERE m.programme_id = t.programme_id)\n    ) THEN\n        RAISE EXCEPTION 'another notice is in force' USING ERRCODE = 'check_violation', CONSTRAINT = 'guardianconsent_to_the_notice_in_force';\n    END IF;\n    IF NEW.purpose = 'alone' AND (NEW.form <> 'written' OR EXISTS (\n        SELECT 1 FROM services_enrolment e WHERE e.id = NEW.enrolment_id\n          AND e.birth_on + interval '12 years'\n              > (NEW.given_at AT TIME ZONE 'Asia/Shanghai')::date\n    )) THEN\n        RAISE EXCEPTION 'alone from 12, in writing' USING ERRCODE = 'check_violation', CONSTRAINT = 'guardianconsent_alone_from_twelve';\n    END IF;\n    RETURN NEW;\n", hash='c026a5596ca69b8b8713392cca4694323b99035e', operation='INSERT', pgid='pgtrigger_guardianconsent_of_the_programme_fa3a4', table='services_guardianconsent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guardianconsent',
            trigger=pgtrigger.compiler.Trigger(name='guardianconsent_not_while_needed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.withdrawn_at IS NOT NULL THEN\n        PERFORM 1 FROM services_enrolment e WHERE e.id = NEW.enrolment_id FOR UPDATE;\n        IF EXISTS (\n            SELECT 1 FROM services_enrolment e WHERE e.id = NEW.enrolment_id AND (\n                (NEW.purpose = 'take_part' AND e.state = 'enrolled'\n                 AND e.birth_on + interval '18 years' > (e.asked_at AT TIME ZONE 'Asia/Shanghai')::date)\n                OR (NEW.purpose = 'data'\n                    AND e.state IN ('waiting', 'offered', 'enrolled')\n                    AND e.birth_on + interval '14 years'\n                        > (e.asked_at AT TIME ZONE 'Asia/Shanghai')::date)\n                OR (NEW.purpose = 'health' AND e.health IS NOT NULL))\n        ) THEN\n            RAISE EXCEPTION 'what it allows has to end first' USING ERRCODE = 'check_violation', CONSTRAINT = 'guardianconsent_needed';\n        END IF;\n    END IF;\n    RETURN NEW;\n", hash='6eafe9ef497952bf7da60179f49b6e0684ecd20a', operation='UPDATE OF "withdrawn_at"', pgid='pgtrigger_guardianconsent_not_while_needed_99003', table='services_guardianconsent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guardianconsent',
            trigger=pgtrigger.compiler.Trigger(name='guardianconsent_words_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."enrolment_id" IS DISTINCT FROM (NEW."enrolment_id") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."given_at" IS DISTINCT FROM (NEW."given_at") OR OLD."notice_id" IS DISTINCT FROM (NEW."notice_id") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."relation" IS DISTINCT FROM (NEW."relation"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='3ffc876ac0dba88b6aac042297f18222dd0cfc20', operation='UPDATE', pgid='pgtrigger_guardianconsent_words_stay_a3a70', table='services_guardianconsent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guardianconsent',
            trigger=pgtrigger.compiler.Trigger(name='guardianconsent_withdrawn_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."withdrawn_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='113bc23323b14410bd357c8037129cecce2891d3', operation='UPDATE', pgid='pgtrigger_guardianconsent_withdrawn_once_dc4ce', table='services_guardianconsent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guardianconsent',
            trigger=pgtrigger.compiler.Trigger(name='guardianconsent_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='660e378ac4a65cefccf7d97df0d42d99fbe119bd', operation='DELETE', pgid='pgtrigger_guardianconsent_is_kept_fb928', table='services_guardianconsent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='enrolmentlook',
            index=models.Index(fields=['programme', 'at'], name='services_en_program_6c0986_idx'),
        ),
        migrations.AddConstraint(
            model_name='enrolmentlook',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['roll', 'record', 'health'])), name='enrolmentlook_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='enrolmentlook',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('enrolment__isnull', True), ('kind', 'roll')), models.Q(('enrolment__isnull', False), ('session__isnull', True), models.Q(('kind', 'roll'), _negated=True)), _connector='OR'), name='enrolmentlook_at_one_thing'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolmentlook',
            trigger=pgtrigger.compiler.Trigger(name='enrolmentlook_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f6cbc57fdffa8269a2fda039084f2fd0fc1a8a0e', operation='UPDATE OR DELETE', pgid='pgtrigger_enrolmentlook_written_once_2cc3d', table='services_enrolmentlook', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('session', 'enrolment'), name='attendance_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='attendance_of_the_enrolled', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM services_enrolment e\n        JOIN services_programmesession s ON s.term_id = e.term_id\n        WHERE e.id = NEW.enrolment_id AND s.id = NEW.session_id\n          AND s.cancelled_at IS NULL\n          AND (e.state = 'enrolled' OR NOT NEW.is_present)\n    ) THEN\n        RAISE EXCEPTION 'only the enrolled of this term sign in' USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_of_the_enrolled';\n    END IF;\n    RETURN NEW;\n", hash='26d2b588545e42aa7a55cd406aad43787d83617a', operation='INSERT OR UPDATE', pgid='pgtrigger_attendance_of_the_enrolled_1759e', table='services_attendance', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='attendance_counts', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    PERFORM 1 FROM services_programmesession s\n    WHERE s.id = COALESCE(NEW.session_id, OLD.session_id) FOR UPDATE;\n    UPDATE services_programmesession s SET attended = (\n        SELECT count(*) FROM services_attendance a\n        WHERE a.session_id = s.id AND a.is_present)\n    WHERE s.id = COALESCE(NEW.session_id, OLD.session_id);\n    RETURN NULL;\n', hash='36543bedffce2179511504ddf37b7b07c4fef8b4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_attendance_counts_0964f', table='services_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='attendance_of_one', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."enrolment_id" IS DISTINCT FROM (NEW."enrolment_id") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b9ba74aa22ad8e430baa866f30abd71f2ecc0b5b', operation='UPDATE', pgid='pgtrigger_attendance_of_one_1b2dd', table='services_attendance', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='readcount',
            constraint=models.UniqueConstraint(fields=('announcement', 'day', 'channel'), name='readcount_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='readcount',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['public', 'field', 'print'])), name='readcount_channel_known'),
        ),
        migrations.AddConstraint(
            model_name='readcount',
            constraint=models.CheckConstraint(condition=models.Q(('passed__lte', models.F('answered'))), name='readcount_passed_once_answered'),
        ),
        migrations.AddConstraint(
            model_name='recordcheck',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['none', 'not_to_hire'])), name='recordcheck_result_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recordcheck',
            trigger=pgtrigger.compiler.Trigger(name='recordcheck_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f0f890ceed8da3b989ace45478fb6f238f5c3584', operation='UPDATE OR DELETE', pgid='pgtrigger_recordcheck_written_once_d7c71', table='services_recordcheck', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['waiting', 'received', 'none'])), name='referral_answer_known'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('consent_on__lte', models.F('referred_on')), ('due_on__gte', models.F('referred_on'))), name='referral_agreed_before', violation_error_message='The person agrees before being sent on.'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'waiting'), ('answered_on__isnull', True)), models.Q(models.Q(('answer', 'waiting'), _negated=True), ('answered_on__gte', models.F('referred_on')), ('answered_on__isnull', False)), _connector='OR'), name='referral_answered_iff_dated'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='referral_consent_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."consent_on" IS DISTINCT FROM (NEW."consent_on"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='24b4a7a1fa72f949f906dee2a5a01c2fb06232a5', operation='UPDATE', pgid='pgtrigger_referral_consent_stays_68f56', table='services_referral', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='referral_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='05d3f19bf703d1e47802319f3258a688d0ac206a', operation='DELETE', pgid='pgtrigger_referral_stays_5682c', table='services_referral', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_referralevent" ("answer", "answered_on", "by_id", "consent_on", "due_on", "event_id", "id", "institution", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referred_on") SELECT new_values."answer", new_values."answered_on", new_values."by_id", new_values."consent_on", new_values."due_on", new_values."event_id", new_values."id", new_values."institution", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."referred_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='db6a3ea94a933c3924490eac81199bcda93b0fd3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_28d6b', referencing='REFERENCING NEW TABLE AS new_values ', table='services_referral', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_referralevent" ("answer", "answered_on", "by_id", "consent_on", "due_on", "event_id", "id", "institution", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referred_on") SELECT new_values."answer", new_values."answered_on", new_values."by_id", new_values."consent_on", new_values."due_on", new_values."event_id", new_values."id", new_values."institution", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."referred_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1833305be1e3a8439717008ccfd62cd95de70818', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ca0d9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_referral', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referral',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_referralevent" ("answer", "answered_on", "by_id", "consent_on", "due_on", "event_id", "id", "institution", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "referred_on") SELECT old_values."answer", old_values."answered_on", old_values."by_id", old_values."consent_on", old_values."due_on", old_values."event_id", old_values."id", old_values."institution", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."referred_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='633d96f616e3ca92864d28c06b959e18a6fe4130', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_066e2', referencing='REFERENCING OLD TABLE AS old_values ', table='services_referral', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referralevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='485199db3f7c9289be55251f5de1c664aeba7e1a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_83d5e', table='services_referralevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='rostering',
            constraint=models.UniqueConstraint(fields=('session', 'adult'), name='rostering_once', violation_error_message='This adult is down for it already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rostering',
            trigger=pgtrigger.compiler.Trigger(name='rostering_checked_within_a_year', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NOT EXISTS (\n        SELECT 1 FROM services_programmesession s\n        JOIN LATERAL (\n            SELECT c.result, c.checked_on FROM services_recordcheck c\n            WHERE c.adult_id = NEW.adult_id AND c.checked_on <= s."on"\n            ORDER BY c.checked_on DESC, c.id DESC LIMIT 1\n        ) latest ON true\n        WHERE s.id = NEW.session_id AND latest.result = \'none\'\n          AND latest.checked_on + interval \'1 year\' > s."on"\n    ) THEN\n        RAISE EXCEPTION \'no record check of this year\' USING ERRCODE = \'check_violation\', CONSTRAINT = \'rostering_checked_within_a_year\';\n    END IF;\n    RETURN NEW;\n', hash='f41e9f4f3038595c425246c3cffa620a02e886d6', operation='INSERT OR UPDATE', pgid='pgtrigger_rostering_checked_within_a_year_d87de', table='services_rostering', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='route',
            constraint=models.UniqueConstraint(fields=('canteen', 'name'), name='route_name_once', violation_error_message='A route of this name is there already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='route',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_routeevent" ("canteen_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."canteen_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c9b9e7ca024e41d3267f27b41f2e1dfec44be832', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_51545', referencing='REFERENCING NEW TABLE AS new_values ', table='services_route', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='route',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_routeevent" ("canteen_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."canteen_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='79c3aa43f97ebcefb5eef2fd420255c515f42a4c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_591cb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_route', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='route',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_routeevent" ("canteen_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."canteen_id", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0f7e513c655cc364101dddd84505d3702f73ebf1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_45cb8', referencing='REFERENCING OLD TABLE AS old_values ', table='services_route', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealagreementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='633018c64f592c646cf5f270e39b02b4e5f024c4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fa9f9', table='services_mealagreementevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='mealagreement',
            index=models.Index(fields=['community', 'name_key'], name='services_me_communi_f8b8b1_idx'),
        ),
        migrations.AddIndex(
            model_name='mealagreement',
            index=models.Index(fields=['person'], name='services_me_person__a12e00_idx'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('identity_index__isnull', False)), expressions=[('community', '='), ('identity_index', '='), ('period', '&&')], name='mealagreement_one_at_a_time', violation_error_message='This diner has an agreement already. End it first.'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.UniqueConstraint(condition=models.Q(('erased_at__isnull', True)), fields=('card',), name='mealagreement_card_once'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(('period__startswith__isnull', False), ('period__isempty', False)), name='mealagreement_starts'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('full_name', ''), _negated=True), ('erased_at__isnull', False), _connector='OR'), name='mealagreement_has_name', violation_error_message='Enter the name.'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('identity__isnull', True), ('identity_index__isnull', True)), models.Q(('identity__isnull', False), ('identity_index__isnull', False)), _connector='OR'), name='mealagreement_identity_whole'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(('living__in', ['local', 'lives', 'works', 'other', 'unknown'])), name='mealagreement_living_known'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['dine_in', 'delivery'])), name='mealagreement_way_known'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['none', 'low_income', 'hardship', 'disability', 'incapacity', 'alone'])), name='mealagreement_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(('end_reason__in', ['', 'asked', 'moved', 'died', 'over', 'broken'])), name='mealagreement_end_known'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(('end_reason', ''), ('period__endswith__isnull', False), _connector='OR'), name='mealagreement_end_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stop_reason', ''), ('subsidy_until__isnull', True)), models.Q(('stop_reason__in', ['moved', 'died']), ('subsidy_until__isnull', False)), _connector='OR'), name='mealagreement_stop_has_its_reason'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('way', 'delivery'), _negated=True), ('address__isnull', False), _connector='OR'), name='mealagreement_delivered_to_a_door', violation_error_message='Enter the address the meals are carried to.'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(('weekdays__contained_by', [1, 2, 3, 4, 5, 6, 7])), name='mealagreement_weekdays_known'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(('voucher_month_yuan__gte', 0)), name='mealagreement_vouchers_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='mealagreement',
            constraint=models.CheckConstraint(condition=models.Q(('position__isnull', True), ('route__isnull', False), _connector='OR'), name='mealagreement_place_on_a_route'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealagreement',
            trigger=pgtrigger.compiler.Trigger(name='mealagreement_unit_in_community', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM territory_unit unit, territory_unit community\n        WHERE unit.id = NEW.unit_id AND community.id = NEW.community_id\n          AND community.level = 'community'\n          AND starts_with(unit.path, community.path)\n    ) THEN\n        RAISE EXCEPTION 'the unit of an agreement lies in its community'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'mealagreement_unit_in_community';\n    END IF;\n    RETURN NEW;\n", hash='e76c5ac4c13a644733905fed0e907de07dda1a40', operation='INSERT OR UPDATE OF "unit_id", "community_id"', pgid='pgtrigger_mealagreement_unit_in_community_a012a', table='services_mealagreement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealagreement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_mealagreementevent" ("address_id", "agent", "basis", "basis_until", "birth_on", "canteen_id", "community_id", "consent_version", "contact_index", "contact_name", "contact_phone", "end_reason", "end_terms", "erased_at", "full_name", "id", "identity", "identity_index", "identity_tail", "is_signed", "living", "paper_number", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "price_version", "route_id", "signed_on", "stop_reason", "subsidy_until", "unit_id", "voucher_month_yuan", "way", "weekdays") SELECT new_values."address_id", new_values."agent", new_values."basis", new_values."basis_until", new_values."birth_on", new_values."canteen_id", new_values."community_id", new_values."consent_version", new_values."contact_index", new_values."contact_name", new_values."contact_phone", new_values."end_reason", new_values."end_terms", new_values."erased_at", new_values."full_name", new_values."id", new_values."identity", new_values."identity_index", new_values."identity_tail", new_values."is_signed", new_values."living", new_values."paper_number", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."price_version", new_values."route_id", new_values."signed_on", new_values."stop_reason", new_values."subsidy_until", new_values."unit_id", new_values."voucher_month_yuan", new_values."way", new_values."weekdays" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2d6644b420813a74e2d95686f1761e482f909fa4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a3c46', referencing='REFERENCING NEW TABLE AS new_values ', table='services_mealagreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealagreement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_mealagreementevent" ("address_id", "agent", "basis", "basis_until", "birth_on", "canteen_id", "community_id", "consent_version", "contact_index", "contact_name", "contact_phone", "end_reason", "end_terms", "erased_at", "full_name", "id", "identity", "identity_index", "identity_tail", "is_signed", "living", "paper_number", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "price_version", "route_id", "signed_on", "stop_reason", "subsidy_until", "unit_id", "voucher_month_yuan", "way", "weekdays") SELECT new_values."address_id", new_values."agent", new_values."basis", new_values."basis_until", new_values."birth_on", new_values."canteen_id", new_values."community_id", new_values."consent_version", new_values."contact_index", new_values."contact_name", new_values."contact_phone", new_values."end_reason", new_values."end_terms", new_values."erased_at", new_values."full_name", new_values."id", new_values."identity", new_values."identity_index", new_values."identity_tail", new_values."is_signed", new_values."living", new_values."paper_number", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."price_version", new_values."route_id", new_values."signed_on", new_values."stop_reason", new_values."subsidy_until", new_values."unit_id", new_values."voucher_month_yuan", new_values."way", new_values."weekdays" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address_id" IS DISTINCT FROM (new_values."address_id") OR old_values."agent" IS DISTINCT FROM (new_values."agent") OR old_values."basis" IS DISTINCT FROM (new_values."basis") OR old_values."basis_until" IS DISTINCT FROM (new_values."basis_until") OR old_values."birth_on" IS DISTINCT FROM (new_values."birth_on") OR old_values."canteen_id" IS DISTINCT FROM (new_values."canteen_id") OR old_values."community_id" IS DISTINCT FROM (new_values."community_id") OR old_values."consent_version" IS DISTINCT FROM (new_values."consent_version") OR old_values."contact_index" IS DISTINCT FROM (new_values."contact_index") OR old_values."contact_name" IS DISTINCT FROM (new_values."contact_name") OR old_values."contact_phone" IS DISTINCT FROM (new_values."contact_phone") OR old_values."end_reason" IS DISTINCT FROM (new_values."end_reason") OR old_values."end_terms" IS DISTINCT FROM (new_values."end_terms") OR old_values."erased_at" IS DISTINCT FROM (new_values."erased_at") OR old_values."full_name" IS DISTINCT FROM (new_values."full_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."identity" IS DISTINCT FROM (new_values."identity") OR old_values."identity_index" IS DISTINCT FROM (new_values."identity_index") OR old_values."identity_tail" IS DISTINCT FROM (new_values."identity_tail") OR old_values."is_signed" IS DISTINCT FROM (new_values."is_signed") OR old_values."living" IS DISTINCT FROM (new_values."living") OR old_values."paper_number" IS DISTINCT FROM (new_values."paper_number") OR old_values."period" IS DISTINCT FROM (new_values."period") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."position" IS DISTINCT FROM (new_values."position") OR old_values."price_version" IS DISTINCT FROM (new_values."price_version") OR old_values."route_id" IS DISTINCT FROM (new_values."route_id") OR old_values."signed_on" IS DISTINCT FROM (new_values."signed_on") OR old_values."stop_reason" IS DISTINCT FROM (new_values."stop_reason") OR old_values."subsidy_until" IS DISTINCT FROM (new_values."subsidy_until") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."voucher_month_yuan" IS DISTINCT FROM (new_values."voucher_month_yuan") OR old_values."way" IS DISTINCT FROM (new_values."way") OR old_values."weekdays" IS DISTINCT FROM (new_values."weekdays")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='620ed0750e0e3d45286d4fff1be638e57b906f1b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2965e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_mealagreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mealagreement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_mealagreementevent" ("address_id", "agent", "basis", "basis_until", "birth_on", "canteen_id", "community_id", "consent_version", "contact_index", "contact_name", "contact_phone", "end_reason", "end_terms", "erased_at", "full_name", "id", "identity", "identity_index", "identity_tail", "is_signed", "living", "paper_number", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "price_version", "route_id", "signed_on", "stop_reason", "subsidy_until", "unit_id", "voucher_month_yuan", "way", "weekdays") SELECT old_values."address_id", old_values."agent", old_values."basis", old_values."basis_until", old_values."birth_on", old_values."canteen_id", old_values."community_id", old_values."consent_version", old_values."contact_index", old_values."contact_name", old_values."contact_phone", old_values."end_reason", old_values."end_terms", old_values."erased_at", old_values."full_name", old_values."id", old_values."identity", old_values."identity_index", old_values."identity_tail", old_values."is_signed", old_values."living", old_values."paper_number", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."price_version", old_values."route_id", old_values."signed_on", old_values."stop_reason", old_values."subsidy_until", old_values."unit_id", old_values."voucher_month_yuan", old_values."way", old_values."weekdays" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='517c804c2185731f5c9b350b6b1509c0f2ba39a2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_288f8', referencing='REFERENCING OLD TABLE AS old_values ', table='services_mealagreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='routeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='afbd62ea2a042957d34c3033b0f79e53887267b1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b58f1', table='services_routeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='safeguardinglead',
            constraint=models.CheckConstraint(condition=models.Q(('seat__in', [1, 2])), name='safeguardinglead_two_seats'),
        ),
        migrations.AddConstraint(
            model_name='safeguardinglead',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('unit', 'seat'), name='safeguardinglead_one_a_seat', violation_error_message='Two are named already; end one first.'),
        ),
        migrations.AddConstraint(
            model_name='safeguardinglead',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('unit', 'user'), name='safeguardinglead_once', violation_error_message='This person is named already.'),
        ),
        migrations.AddConstraint(
            model_name='safeguardinglead',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('named_at')), _connector='OR'), name='safeguardinglead_ended_later'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='safeguardinglead',
            trigger=pgtrigger.compiler.Trigger(name='safeguardinglead_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='9cc1eb4c3c98ebcd7ee2ef156565a88114fb6f67', operation='DELETE', pgid='pgtrigger_safeguardinglead_is_kept_e3756', table='services_safeguardinglead', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='serving',
            index=models.Index(fields=['on', 'canteen'], name='services_se_on_0b7fd6_idx'),
        ),
        migrations.AddIndex(
            model_name='serving',
            index=models.Index(fields=['agreement', 'on'], name='services_se_agreeme_0161e5_idx'),
        ),
        migrations.AddConstraint(
            model_name='serving',
            constraint=models.UniqueConstraint(condition=models.Q(('reverses__isnull', True)), fields=('agreement', 'on', 'meal', 'turn'), name='serving_once_per_diner_day_and_meal', violation_error_message='This meal is served already.'),
        ),
        migrations.AddConstraint(
            model_name='serving',
            constraint=models.CheckConstraint(condition=models.Q(('meal__in', ['lunch', 'dinner'])), name='serving_meal_known'),
        ),
        migrations.AddConstraint(
            model_name='serving',
            constraint=models.CheckConstraint(condition=models.Q(('portion__in', ['standard', 'small'])), name='serving_portion_known'),
        ),
        migrations.AddConstraint(
            model_name='serving',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['dine_in', 'delivery'])), name='serving_way_known'),
        ),
        migrations.AddConstraint(
            model_name='serving',
            constraint=models.CheckConstraint(condition=models.Q(('turn__gte', 1)), name='serving_turn_counted'),
        ),
        migrations.AddConstraint(
            model_name='serving',
            constraint=models.CheckConstraint(condition=models.Q(('price_yuan', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('subsidy_yuan'), '+', models.F('voucher_yuan')), '+', models.F('points_yuan')), '+', models.F('cash_yuan')))), name='serving_parts_sum_to_the_price'),
        ),
        migrations.AddConstraint(
            model_name='serving',
            constraint=models.CheckConstraint(condition=models.Q(('taken_yuan', django.db.models.functions.math.Round(models.F('cash_yuan'), 1))), name='serving_till_rounds_the_cash'),
        ),
        migrations.AddConstraint(
            model_name='serving',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cash_yuan__gte', 0), ('points_yuan__gte', 0), ('price_yuan__gt', 0), ('reverses__isnull', True), ('subsidy_yuan__gte', 0), ('voucher_yuan__gte', 0)), models.Q(('cash_yuan__lte', 0), ('points_yuan__lte', 0), ('price_yuan__lt', 0), ('reverses__isnull', False), ('subsidy_yuan__lte', 0), ('voucher_yuan__lte', 0), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='serving_positive_or_taken_back_for_a_reason', violation_error_message='Say why the serving is taken back.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='serving',
            trigger=pgtrigger.compiler.Trigger(name='serving_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='bca8398c2724c06aea0999e695b587348bf1870d', operation='UPDATE', pgid='pgtrigger_serving_written_once_2adb0', table='services_serving', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='serving',
            trigger=pgtrigger.compiler.Trigger(name='serving_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='9547e0194e82b9d44658bc5d1fdd5e4c6d0123d8', operation='DELETE', pgid='pgtrigger_serving_stays_044e3', table='services_serving', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='serving',
            trigger=pgtrigger.compiler.Trigger(name='serving_fits', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF NEW.reverses_id IS NOT NULL THEN\n        IF NOT EXISTS (\n            SELECT 1 FROM services_serving first\n            WHERE first.id = NEW.reverses_id AND first.reverses_id IS NULL\n              AND first.agreement_id = NEW.agreement_id AND first."on" = NEW."on"\n              AND first.meal = NEW.meal AND first.turn = NEW.turn\n              AND first.canteen_id = NEW.canteen_id\n              AND first.price_yuan = -NEW.price_yuan\n              AND first.subsidy_yuan = -NEW.subsidy_yuan\n              AND first.voucher_yuan = -NEW.voucher_yuan\n              AND first.points_yuan = -NEW.points_yuan\n              AND first.cash_yuan = -NEW.cash_yuan\n        ) THEN\n            RAISE EXCEPTION \'a correction takes back exactly one serving\'\n                USING ERRCODE = \'check_violation\',\n                      CONSTRAINT = \'serving_reverses_exactly\';\n        END IF;\n        RETURN NEW;\n    END IF;\n    IF NEW.turn > 1 AND NOT EXISTS (\n        SELECT 1 FROM services_serving back\n        WHERE back.agreement_id = NEW.agreement_id AND back."on" = NEW."on"\n          AND back.meal = NEW.meal AND back.turn = NEW.turn - 1\n          AND back.reverses_id IS NOT NULL\n    ) THEN\n        RAISE EXCEPTION \'this meal is served already\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'serving_once\';\n    END IF;\n    IF NOT EXISTS (\n        SELECT 1 FROM services_mealagreement agreement\n        WHERE agreement.id = NEW.agreement_id AND agreement.period @> NEW."on"\n          AND (NEW.subsidy_yuan = 0 OR agreement.subsidy_until IS NULL\n               OR NEW."on" <= agreement.subsidy_until)\n    ) THEN\n        RAISE EXCEPTION \'no agreement, or no subsidy any more, on that day\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'serving_in_its_agreement\';\n    END IF;\n    RETURN NEW;\n', hash='f20d5e419bf7a58ad41c14150de1a6978f1bfcab', operation='INSERT', pgid='pgtrigger_serving_fits_58931', table='services_serving', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='serving',
            trigger=pgtrigger.compiler.Trigger(name='serving_points_in_their_ledger', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n    IF NEW.points_yuan <> 0 AND NOT EXISTS (\n        SELECT 1 FROM services_pointsentry entry WHERE entry.serving_id = NEW.id\n    ) THEN\n        RAISE EXCEPTION 'what points pay for a meal is taken from their ledger'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'serving_points_in_their_ledger';\n    END IF;\n    RETURN NULL;\n", hash='5d075fa87968c9a97a07d8d7e57ecf3d7d26c81d', operation='INSERT', pgid='pgtrigger_serving_points_in_their_ledger_013ad', table='services_serving', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='pointsentry',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['hours', 'meeting', 'exchange', 'return', 'expiry', 'reversal', 'meal', 'meal_back'])), name='pointsentry_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='pointsentry',
            constraint=models.CheckConstraint(condition=models.Q(('points__gte', 1)), name='pointsentry_of_something'),
        ),
        migrations.AddConstraint(
            model_name='pointsentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('hours__isnull', False), ('meeting__isnull', True), ('reason__in', ['hours', 'reversal'])), models.Q(('hours__isnull', True), ('meeting__isnull', False), ('reason', 'meeting')), models.Q(('hours__isnull', True), ('meeting__isnull', True), ('reason__in', ['exchange', 'return', 'expiry'])), models.Q(('hours__isnull', True), ('meeting__isnull', True), ('reason__in', ('meal', 'meal_back'))), _connector='OR'), name='pointsentry_says_what_earned_it'),
        ),
        migrations.AddConstraint(
            model_name='pointsentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason__in', ('meal', 'meal_back')), ('serving__isnull', False), ('worth_yuan__gt', 0), ('worth_yuan__isnull', False)), models.Q(models.Q(('reason__in', ('meal', 'meal_back')), _negated=True), ('serving__isnull', True), ('worth_yuan__isnull', True)), _connector='OR'), name='pointsentry_worth_a_meal_or_nothing'),
        ),
        migrations.AddConstraint(
            model_name='pointsentry',
            constraint=models.UniqueConstraint(fields=('hours', 'reason'), name='pointsentry_hours_once'),
        ),
        migrations.AddConstraint(
            model_name='pointsentry',
            constraint=models.UniqueConstraint(fields=('meeting', 'target'), name='pointsentry_meeting_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointsentry',
            trigger=pgtrigger.compiler.Trigger(name='pointsentry_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e215928528800560c538081102c6069a1c91f9af', operation='UPDATE OR DELETE', pgid='pgtrigger_pointsentry_written_once_c87f3', table='services_pointsentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointsentry',
            trigger=pgtrigger.compiler.Trigger(name='pointsentry_never_between_people', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT FROM services_pointsaccount source\n        JOIN services_pointsaccount target ON target.id = NEW.target_id\n        WHERE source.id = NEW.source_id AND source.unit_id = target.unit_id\n          AND CASE NEW.reason\n              WHEN 'exchange'\n                  THEN source.kind = 'volunteer' AND target.kind = 'redeemed'\n              WHEN 'expiry' THEN source.kind = 'volunteer' AND target.kind = 'expired'\n              WHEN 'reversal'\n                  THEN source.kind = 'volunteer' AND target.kind = 'issued'\n              WHEN 'return' THEN source.kind = 'redeemed' AND target.kind = 'volunteer'\n              WHEN 'meal' THEN source.kind = 'volunteer' AND target.kind = 'redeemed'\n              WHEN 'meal_back'\n                  THEN source.kind = 'redeemed' AND target.kind = 'volunteer'\n              ELSE source.kind = 'issued' AND target.kind = 'volunteer' END\n    ) THEN\n        RAISE EXCEPTION 'points never pass from person to person'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'pointsentry_never_between_people';\n    END IF;\n    RETURN NEW;\n", hash='66c9ebaad5b1aa3e8e8f03a0afc1669a7c108c49', operation='INSERT', pgid='pgtrigger_pointsentry_never_between_people_b1fdc', table='services_pointsentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointsentry',
            trigger=pgtrigger.compiler.Trigger(name='pointsentry_own_meal', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.serving_id IS NOT NULL AND NOT EXISTS (\n        SELECT FROM services_serving serving\n        JOIN services_mealagreement agreement ON agreement.id = serving.agreement_id\n        JOIN services_volunteer volunteer ON volunteer.person_id = agreement.person_id\n        JOIN services_pointsaccount account ON account.volunteer_id = volunteer.id\n        WHERE serving.id = NEW.serving_id\n          AND account.id IN (NEW.source_id, NEW.target_id)\n          AND (NEW.reason = 'meal') = (serving.reverses_id IS NULL)\n          AND abs(serving.points_yuan) = NEW.worth_yuan\n    ) THEN\n        RAISE EXCEPTION 'points pay for the own meal, as much as it says'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'pointsentry_own_meal';\n    END IF;\n    RETURN NEW;\n", hash='d3201895095358fb3c413dd1f33eebac77be3b81', operation='INSERT', pgid='pgtrigger_pointsentry_own_meal_b8985', table='services_pointsentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointsentry',
            trigger=pgtrigger.compiler.Trigger(name='pointsentry_moves_balances', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    UPDATE services_pointsaccount account\n    SET balance = account.balance\n        + CASE WHEN account.id = NEW.target_id THEN NEW.points ELSE -NEW.points END\n    WHERE account.id IN (NEW.source_id, NEW.target_id);\n    RETURN NULL;\n', hash='05d24f94d35210639d5957df1769d673e0c760e3', operation='INSERT', pgid='pgtrigger_pointsentry_moves_balances_77262', table='services_pointsentry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointsentry',
            trigger=pgtrigger.compiler.Trigger(name='pointsentry_lots_agree', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n    IF NEW.points <> (CASE\n        WHEN NEW.reason IN ('hours', 'meeting', 'return', 'meal_back')\n        THEN (SELECT coalesce(sum(lot.points), 0) FROM services_pointslot lot\n              WHERE lot.entry_id = NEW.id)\n        ELSE (SELECT coalesce(sum(take.points), 0) FROM services_pointstake take\n              WHERE take.entry_id = NEW.id) END)\n    THEN\n        RAISE EXCEPTION 'every point of an entry belongs to a lot'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'pointsentry_lots_agree';\n    END IF;\n    RETURN NULL;\n", hash='1e64728e772fd68672acc34b4fc8744de65fb2ca', operation='INSERT', pgid='pgtrigger_pointsentry_lots_agree_423a9', table='services_pointsentry', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overpaidevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='354e41769b120f8fac9e1434079d04044b1aa33a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6dd6e', table='services_overpaidevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='overpaid',
            constraint=models.CheckConstraint(condition=models.Q(('amount_yuan__gt', 0)), name='overpaid_amount_positive'),
        ),
        migrations.AddConstraint(
            model_name='overpaid',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'recovered', 'waived'])), name='overpaid_state_known'),
        ),
        migrations.AddConstraint(
            model_name='overpaid',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('closed_on__isnull', False), models.Q(('note', ''), _negated=True)), _connector='OR'), name='overpaid_closed_with_a_note'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overpaid',
            trigger=pgtrigger.compiler.Trigger(name='overpaid_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{open:recovered,open:waived}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='2df63051efa15366602057e319da6b4fbd70bc44', operation='UPDATE', pgid='pgtrigger_overpaid_moves_by_its_table_15ee7', table='services_overpaid', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overpaid',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_overpaidevent" ("amount_yuan", "closed_by_id", "closed_on", "found_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "serving_id", "state") SELECT new_values."amount_yuan", new_values."closed_by_id", new_values."closed_on", new_values."found_on", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."serving_id", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e78cfd6ce428fec1cc38567e0f5166d58f355146', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b8709', referencing='REFERENCING NEW TABLE AS new_values ', table='services_overpaid', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overpaid',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_overpaidevent" ("amount_yuan", "closed_by_id", "closed_on", "found_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "serving_id", "state") SELECT new_values."amount_yuan", new_values."closed_by_id", new_values."closed_on", new_values."found_on", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."serving_id", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='de3265e19a2da9f7474596d20137b6502c6e872d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c542a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_overpaid', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overpaid',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_overpaidevent" ("amount_yuan", "closed_by_id", "closed_on", "found_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "serving_id", "state") SELECT old_values."amount_yuan", old_values."closed_by_id", old_values."closed_on", old_values."found_on", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."serving_id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='efa96f490a7d47440bd5e824adf30832a6846ec9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_68236', referencing='REFERENCING OLD TABLE AS old_values ', table='services_overpaid', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='settledserving',
            constraint=models.UniqueConstraint(condition=models.Q(('is_standing', True)), fields=('serving',), name='settledserving_once'),
        ),
        migrations.AddConstraint(
            model_name='settledserving',
            constraint=models.UniqueConstraint(fields=('settlement', 'serving'), name='settledserving_once_in_each'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settledserving',
            trigger=pgtrigger.compiler.Trigger(name='settledserving_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."serving_id" IS DISTINCT FROM (NEW."serving_id") OR OLD."settlement_id" IS DISTINCT FROM (NEW."settlement_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b03ead5d9110c4bae555041cdf36bb6f980b8b17', operation='UPDATE', pgid='pgtrigger_settledserving_stays_71088', table='services_settledserving', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settledserving',
            trigger=pgtrigger.compiler.Trigger(name='settledserving_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='7f5c808106d78b7cc55b53305c93236946a4f046', operation='DELETE', pgid='pgtrigger_settledserving_is_kept_062d9', table='services_settledserving', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settledserving',
            trigger=pgtrigger.compiler.Trigger(name='settledserving_sums_to_its_settlement', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT 1 FROM services_settlement whole\n        JOIN LATERAL (\n            SELECT count(*) FILTER (WHERE one.reverses_id IS NULL)\n                   - count(*) FILTER (WHERE one.reverses_id IS NOT NULL) AS meals,\n                   sum(one.price_yuan) AS price, sum(one.subsidy_yuan) AS subsidy,\n                   sum(one.voucher_yuan) AS voucher, sum(one.points_yuan) AS points,\n                   sum(one.cash_yuan) AS cash\n            FROM services_settledserving line\n            JOIN services_serving one ON one.id = line.serving_id\n            WHERE line.settlement_id = whole.id\n        ) found ON true\n        WHERE whole.id IN (SELECT added.settlement_id FROM added)\n          AND (whole.meals, whole.price_yuan, whole.subsidy_yuan, whole.voucher_yuan,\n               whole.points_yuan, whole.cash_yuan)\n              IS DISTINCT FROM (found.meals, found.price, found.subsidy,\n                                found.voucher, found.points, found.cash)\n    ) THEN\n        RAISE EXCEPTION 'a settlement equals its servings'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'settlement_equals_its_servings';\n    END IF;\n    RETURN NULL;\n", hash='d8413525eafe87ea46fafdac76628d72bc79f290', level='STATEMENT', operation='INSERT', pgid='pgtrigger_settledserving_sums_to_its_settlement_5c1b9', referencing='REFERENCING NEW TABLE AS added ', table='services_settledserving', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='shift',
            index=models.Index(fields=['unit', 'ends_at'], name='services_sh_unit_id_3ac2a0_idx'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('tier__in', ['basic', 'professional', 'governance'])), name='shift_tier_known'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='shift_forward'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='shift_has_places'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('place', ''), _negated=True)), name='shift_says_what_and_where'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shift',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_shiftevent" ("cancelled_for", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "places", "starts_at", "tier", "title", "token", "unit_id") SELECT new_values."cancelled_for", new_values."ends_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."places", new_values."starts_at", new_values."tier", new_values."title", new_values."token", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2eab676af070c4171118b8d9649884a149b745d2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a26e8', referencing='REFERENCING NEW TABLE AS new_values ', table='services_shift', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shift',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_shiftevent" ("cancelled_for", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "places", "starts_at", "tier", "title", "token", "unit_id") SELECT new_values."cancelled_for", new_values."ends_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."places", new_values."starts_at", new_values."tier", new_values."title", new_values."token", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b884b318cf7f52bc2b725d4fc4f6e69b9db6a3f8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3298b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_shift', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shift',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_shiftevent" ("cancelled_for", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "places", "starts_at", "tier", "title", "token", "unit_id") SELECT old_values."cancelled_for", old_values."ends_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."places", old_values."starts_at", old_values."tier", old_values."title", old_values."token", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4ecab0d3ca82e2738805b873ee18c2317b4b2220', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e3423', referencing='REFERENCING OLD TABLE AS old_values ', table='services_shift', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shiftevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f64504fabd28634c9ec376ea47a84f16dbb1f101', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c5443', table='services_shiftevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='stockitem',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['reward', 'kit'])), name='stockitem_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='stockitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cost__gte', 1), ('kind', 'reward')), models.Q(('cost__isnull', True), ('kind', 'kit')), _connector='OR'), name='stockitem_reward_has_a_price'),
        ),
        migrations.AddConstraint(
            model_name='stockitem',
            constraint=models.CheckConstraint(condition=models.Q(('left__gte', 0)), name='stockitem_never_below_nought', violation_error_message='There is not so much left.'),
        ),
        migrations.AddConstraint(
            model_name='stockitem',
            constraint=models.UniqueConstraint(fields=('unit', 'name'), name='stockitem_name_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stockitem',
            trigger=pgtrigger.compiler.Trigger(name='stockitem_moves_by_entries', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF pg_trigger_depth() < 2 THEN\n        RAISE EXCEPTION 'what is left moves by its entries'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'stockitem_moves_by_entries';\n    END IF;\n    RETURN NEW;\n", hash='29f18cb763b7d2b3da44754fe8ca6bf9e84a7e8d', operation='UPDATE OF "left"', pgid='pgtrigger_stockitem_moves_by_entries_89308', table='services_stockitem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stockitem',
            trigger=pgtrigger.compiler.Trigger(name='stockitem_begins_empty', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."left" = 0))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='825e86bcd90239c59bb1e72e65f9860e403b048e', operation='INSERT', pgid='pgtrigger_stockitem_begins_empty_80bb1', table='services_stockitem', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='stockmove',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['received', 'given', 'set_aside', 'back', 'counted'])), name='stockmove_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='stockmove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change__gt', 0), ('reason__in', ['received', 'back'])), models.Q(('change__lt', 0), ('reason__in', ['given', 'set_aside'])), models.Q(('reason', 'counted'), models.Q(('change', 0), _negated=True), models.Q(('note', ''), _negated=True)), _connector='OR'), name='stockmove_in_or_out_by_its_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stockmove',
            trigger=pgtrigger.compiler.Trigger(name='stockmove_written_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cd4fd0afd33e164bed165738f09d082a17405ff3', operation='UPDATE OR DELETE', pgid='pgtrigger_stockmove_written_once_53d5a', table='services_stockmove', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stockmove',
            trigger=pgtrigger.compiler.Trigger(name='stockmove_moves_stock', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    UPDATE services_stockitem item SET "left" = item."left" + NEW.change\n    WHERE item.id = NEW.item_id;\n    RETURN NULL;\n', hash='1cea63e9d5386ad82f32857e7d4d14c01920780e', operation='INSERT', pgid='pgtrigger_stockmove_moves_stock_a0ae1', table='services_stockmove', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='subsidytier',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(django.db.models.functions.comparison.Coalesce('unit_id', 0), '='), ('basis', '='), ('from_age', '='), ('period', '&&')], name='subsidytier_one_at_a_time', violation_error_message='Another tier of this kind is in force.'),
        ),
        migrations.AddConstraint(
            model_name='subsidytier',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['age', 'low_income', 'hardship', 'disability', 'incapacity', 'alone'])), name='subsidytier_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='subsidytier',
            constraint=models.CheckConstraint(condition=models.Q(('below_age__isnull', True), ('below_age__gt', models.F('from_age')), _connector='OR'), name='subsidytier_ages_forward'),
        ),
        migrations.AddConstraint(
            model_name='subsidytier',
            constraint=models.CheckConstraint(condition=models.Q(('basis', 'age'), models.Q(('below_age__isnull', True), ('from_age', 0)), _connector='OR'), name='subsidytier_ages_of_an_age'),
        ),
        migrations.AddConstraint(
            model_name='subsidytier',
            constraint=models.CheckConstraint(condition=models.Q(('amount_yuan__gte', 0)), name='subsidytier_amount_positive'),
        ),
        migrations.AddConstraint(
            model_name='subsidytier',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='subsidytier_has_source'),
        ),
        migrations.AddConstraint(
            model_name='subsidytier',
            constraint=models.CheckConstraint(condition=models.Q(('period__startswith__isnull', False), ('period__isempty', False)), name='subsidytier_starts'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subsidytier',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_subsidytierevent" ("amount_yuan", "basis", "below_age", "from_age", "id", "is_uncertain", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT new_values."amount_yuan", new_values."basis", new_values."below_age", new_values."from_age", new_values."id", new_values."is_uncertain", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='516b69efacd10d1fa0bfd4885ec9cae43fc154b6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8b66b', referencing='REFERENCING NEW TABLE AS new_values ', table='services_subsidytier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subsidytier',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_subsidytierevent" ("amount_yuan", "basis", "below_age", "from_age", "id", "is_uncertain", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT new_values."amount_yuan", new_values."basis", new_values."below_age", new_values."from_age", new_values."id", new_values."is_uncertain", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e28898417e59125e233988f93075ad851e5bdfe4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_14c79', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_subsidytier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subsidytier',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_subsidytierevent" ("amount_yuan", "basis", "below_age", "from_age", "id", "is_uncertain", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id") SELECT old_values."amount_yuan", old_values."basis", old_values."below_age", old_values."from_age", old_values."id", old_values."is_uncertain", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='653a44dad66d421466a551d4bcde94a7845d95c7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e3a72', referencing='REFERENCING OLD TABLE AS old_values ', table='services_subsidytier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='subsidytierevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a15fd57d43b40bab36f98e6542c7f0d89270f947', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_06749', table='services_subsidytierevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='supplier',
            constraint=models.UniqueConstraint(fields=('unit', 'name'), name='supplier_name_once', violation_error_message='A provider of this name is there already.'),
        ),
        migrations.AddConstraint(
            model_name='supplier',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='supplier_has_name'),
        ),
        migrations.AddConstraint(
            model_name='supplier',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['canteen', 'home_help', 'producer', 'medical', 'school', 'social', 'firm'])), name='supplier_kind_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supplier',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_supplierevent" ("closed_on", "id", "kind", "name", "office_phone", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."closed_on", new_values."id", new_values."kind", new_values."name", new_values."office_phone", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6c582e1b5684136dd006bc7e4c90c34e36b60f58', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_90352', referencing='REFERENCING NEW TABLE AS new_values ', table='services_supplier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supplier',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_supplierevent" ("closed_on", "id", "kind", "name", "office_phone", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."closed_on", new_values."id", new_values."kind", new_values."name", new_values."office_phone", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9bafb9134da86232259c33c884a58970d7cee7d5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c6558', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_supplier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supplier',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_supplierevent" ("closed_on", "id", "kind", "name", "office_phone", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."closed_on", old_values."id", old_values."kind", old_values."name", old_values."office_phone", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='90a5c8981c408bcb64ed18223830fca3552f1cff', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_62e74', referencing='REFERENCING OLD TABLE AS old_values ', table='services_supplier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settlementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bad898ac14fb991fa5920094424e6d9ec8ef9b5c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_488a4', table='services_settlementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['drawn', 'approved', 'declined'])), name='settlement_state_known'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('month__day', 1)), name='settlement_of_a_month'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('price_yuan', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('subsidy_yuan'), '+', models.F('voucher_yuan')), '+', models.F('points_yuan')), '+', models.F('cash_yuan')))), name='settlement_parts_sum'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state', 'drawn')), models.Q(models.Q(('state', 'drawn'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='settlement_decided_with_its_state'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), ('drawn_by__isnull', True), models.Q(('decided_by', models.F('drawn_by')), _negated=True), _connector='OR'), name='settlement_drawer_does_not_decide', violation_error_message='Whoever drew a settlement up does not decide it.'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='settlement_declined_for_a_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settlement',
            trigger=pgtrigger.compiler.Trigger(name='settlement_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{drawn:approved,drawn:declined}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='b8b0253630f651d4d77ee4bec821f0573aed4f32', operation='UPDATE', pgid='pgtrigger_settlement_moves_by_its_table_a4768', table='services_settlement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settlement',
            trigger=pgtrigger.compiler.Trigger(name='settlement_stays_as_drawn', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cash_yuan" IS DISTINCT FROM (NEW."cash_yuan") OR OLD."drawn_by_id" IS DISTINCT FROM (NEW."drawn_by_id") OR OLD."meals" IS DISTINCT FROM (NEW."meals") OR OLD."month" IS DISTINCT FROM (NEW."month") OR OLD."points_yuan" IS DISTINCT FROM (NEW."points_yuan") OR OLD."price_yuan" IS DISTINCT FROM (NEW."price_yuan") OR OLD."subsidy_yuan" IS DISTINCT FROM (NEW."subsidy_yuan") OR OLD."supplier_id" IS DISTINCT FROM (NEW."supplier_id") OR OLD."voucher_yuan" IS DISTINCT FROM (NEW."voucher_yuan"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='1961baededd30238170518d40a9e2a485f65c0e3', operation='UPDATE', pgid='pgtrigger_settlement_stays_as_drawn_03e78', table='services_settlement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settlement',
            trigger=pgtrigger.compiler.Trigger(name='settlement_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='07538616da517406b58c4fa955a806ff965b88d4', operation='DELETE', pgid='pgtrigger_settlement_is_kept_1b52d', table='services_settlement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settlement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_settlementevent" ("cash_yuan", "decided_at", "decided_by_id", "drawn_at", "drawn_by_id", "id", "meals", "month", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points_yuan", "price_yuan", "state", "subsidy_yuan", "supplier_id", "unit_id", "voucher_yuan") SELECT new_values."cash_yuan", new_values."decided_at", new_values."decided_by_id", new_values."drawn_at", new_values."drawn_by_id", new_values."id", new_values."meals", new_values."month", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."points_yuan", new_values."price_yuan", new_values."state", new_values."subsidy_yuan", new_values."supplier_id", new_values."unit_id", new_values."voucher_yuan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9ec9ddc3ec045a682fff8bf8ef830e11ebd3c089', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c11fe', referencing='REFERENCING NEW TABLE AS new_values ', table='services_settlement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settlement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_settlementevent" ("cash_yuan", "decided_at", "decided_by_id", "drawn_at", "drawn_by_id", "id", "meals", "month", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points_yuan", "price_yuan", "state", "subsidy_yuan", "supplier_id", "unit_id", "voucher_yuan") SELECT new_values."cash_yuan", new_values."decided_at", new_values."decided_by_id", new_values."drawn_at", new_values."drawn_by_id", new_values."id", new_values."meals", new_values."month", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."points_yuan", new_values."price_yuan", new_values."state", new_values."subsidy_yuan", new_values."supplier_id", new_values."unit_id", new_values."voucher_yuan" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a3c515b8315d62c5de9fa3caf2326257d7b6c071', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_05c22', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_settlement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settlement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_settlementevent" ("cash_yuan", "decided_at", "decided_by_id", "drawn_at", "drawn_by_id", "id", "meals", "month", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points_yuan", "price_yuan", "state", "subsidy_yuan", "supplier_id", "unit_id", "voucher_yuan") SELECT old_values."cash_yuan", old_values."decided_at", old_values."decided_by_id", old_values."drawn_at", old_values."drawn_by_id", old_values."id", old_values."meals", old_values."month", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."points_yuan", old_values."price_yuan", old_values."state", old_values."subsidy_yuan", old_values."supplier_id", old_values."unit_id", old_values."voucher_yuan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b877e8d1ace63ab59dd5dfe5759d763520ab3dce', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e6495', referencing='REFERENCING OLD TABLE AS old_values ', table='services_settlement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helporderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1da81d14843c9756e80090b0fcb10e81a294d6b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ed31e', table='services_helporderevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='helporder',
            index=models.Index(fields=['state', 'wished_on'], name='services_he_state_bd2bab_idx'),
        ),
        migrations.AddConstraint(
            model_name='helporder',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('need',), name='helporder_one_per_need', violation_error_message='An order answers this need already.'),
        ),
        migrations.AddConstraint(
            model_name='helporder',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['cleaning', 'laundry', 'cooking', 'repair', 'escort', 'bathing', 'other'])), name='helporder_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='helporder',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['requested', 'assigned', 'done', 'confirmed', 'cancelled'])), name='helporder_state_known'),
        ),
        migrations.AddConstraint(
            model_name='helporder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('assigned', 'done', 'confirmed')), _negated=True), models.Q(('assigned_on__isnull', False), ('price_yuan__gte', 0), ('price_yuan__isnull', False), ('supplier__isnull', False)), _connector='OR'), name='helporder_with_a_partner_and_a_price', violation_error_message='Agree a price with the partner first.'),
        ),
        migrations.AddConstraint(
            model_name='helporder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_on__gte', models.F('assigned_on')), ('done_on__isnull', False), ('state__in', ['done', 'confirmed'])), models.Q(models.Q(('state__in', ['done', 'confirmed']), _negated=True), ('done_on__isnull', True)), _connector='OR'), name='helporder_done_iff_dated'),
        ),
        migrations.AddConstraint(
            model_name='helporder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('state__in', ['confirmed', 'cancelled'])), models.Q(models.Q(('state__in', ['confirmed', 'cancelled']), _negated=True), ('ended_on__isnull', True)), _connector='OR'), name='helporder_ended_iff_dated'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helporder',
            trigger=pgtrigger.compiler.Trigger(name='helporder_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{assigned:cancelled,assigned:done,done:assigned,done:confirmed,requested:assigned,requested:cancelled}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='38c588ee46f73232448ced11189f6139631b7571', operation='UPDATE', pgid='pgtrigger_helporder_moves_by_its_table_8d5e7', table='services_helporder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helporder',
            trigger=pgtrigger.compiler.Trigger(name='helporder_under_contract', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.supplier_id IS NOT NULL AND NOT EXISTS (\n        SELECT FROM services_contract contract\n        WHERE contract.supplier_id = NEW.supplier_id\n          AND contract.covers = 'home_help' AND contract.period @> NEW.assigned_on\n    ) THEN\n        RAISE EXCEPTION 'no contract with this partner holds on that day'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'helporder_under_contract';\n    END IF;\n    RETURN NEW;\n", hash='298d35bf91e4deddbc0b51267b27ef85caacaaa2', operation='INSERT OR UPDATE OF "supplier_id"', pgid='pgtrigger_helporder_under_contract_f1190', table='services_helporder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helporder',
            trigger=pgtrigger.compiler.Trigger(name='helporder_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='5af4f67d7a99da88daf90c54a7c69d10211f2c27', operation='DELETE', pgid='pgtrigger_helporder_stays_65049', table='services_helporder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helporder',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_helporderevent" ("assigned_on", "at", "by_id", "done_on", "ended_on", "id", "kind", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_yuan", "reason", "state", "supplier_id", "what", "wished_on") SELECT new_values."assigned_on", new_values."at", new_values."by_id", new_values."done_on", new_values."ended_on", new_values."id", new_values."kind", new_values."need_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."price_yuan", new_values."reason", new_values."state", new_values."supplier_id", new_values."what", new_values."wished_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7f7f80fee55e8a45b4ae3f3d804c963c8ae49b65', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_25ba9', referencing='REFERENCING NEW TABLE AS new_values ', table='services_helporder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helporder',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_helporderevent" ("assigned_on", "at", "by_id", "done_on", "ended_on", "id", "kind", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_yuan", "reason", "state", "supplier_id", "what", "wished_on") SELECT new_values."assigned_on", new_values."at", new_values."by_id", new_values."done_on", new_values."ended_on", new_values."id", new_values."kind", new_values."need_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."price_yuan", new_values."reason", new_values."state", new_values."supplier_id", new_values."what", new_values."wished_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7d52fe1120611e14cd618150f938fce102dea79d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1f50a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_helporder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='helporder',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_helporderevent" ("assigned_on", "at", "by_id", "done_on", "ended_on", "id", "kind", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price_yuan", "reason", "state", "supplier_id", "what", "wished_on") SELECT old_values."assigned_on", old_values."at", old_values."by_id", old_values."done_on", old_values."ended_on", old_values."id", old_values."kind", old_values."need_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."price_yuan", old_values."reason", old_values."state", old_values."supplier_id", old_values."what", old_values."wished_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c86fcaf7371b9ad820d5c23a73c5a351758c6d4f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_cb6f3', referencing='REFERENCING OLD TABLE AS old_values ', table='services_helporder', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grouproundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='17da4e2b8653fc9cc4992bcbebe220e00a1b12eb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6e5c0', table='services_grouproundevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='groupround',
            index=models.Index(fields=['state', 'closes_at'], name='services_gr_state_fef592_idx'),
        ),
        migrations.AddConstraint(
            model_name='groupround',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed', 'failed', 'settled'])), name='groupround_state_known'),
        ),
        migrations.AddConstraint(
            model_name='groupround',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at')), ('pickup_from__gte', models.F('closes_at')), ('pickup_until__gt', models.F('pickup_from'))), name='groupround_forward', violation_error_message='A round opens, closes, and is picked up after that.'),
        ),
        migrations.AddConstraint(
            model_name='groupround',
            constraint=models.CheckConstraint(condition=models.Q(('minimum__gte', 1), ('most_each__gte', 1), models.Q(('title', ''), _negated=True), models.Q(('pickup_place', ''), _negated=True)), name='groupround_of_something'),
        ),
        migrations.AddConstraint(
            model_name='groupround',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), models.Q(('ended_for', ''), _negated=True)), models.Q(models.Q(('state', 'failed'), _negated=True), ('ended_for', '')), _connector='OR'), name='groupround_failed_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupround',
            trigger=pgtrigger.compiler.Trigger(name='groupround_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{closed:failed,closed:settled,open:closed,open:failed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='292d27a5374aa9ae850bcad098388310fb4ce8d9', operation='UPDATE', pgid='pgtrigger_groupround_moves_by_its_table_3ff20', table='services_groupround', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupround',
            trigger=pgtrigger.compiler.Trigger(name='groupround_opens_under_contract', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.supplier_id IS NOT NULL AND NOT EXISTS (\n        SELECT FROM services_contract contract\n        WHERE contract.supplier_id = NEW.supplier_id\n          AND contract.covers = 'group_buying' AND contract.period @> (NEW.opens_at AT TIME ZONE 'Asia/Shanghai')::date\n    ) THEN\n        RAISE EXCEPTION 'no contract with this partner holds on that day'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupround_opens_under_contract';\n    END IF;\n    RETURN NEW;\n", hash='ffe3fc27e4e98071561ead2d48491a0734d82362', operation='INSERT', pgid='pgtrigger_groupround_opens_under_contract_810f2', table='services_groupround', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupround',
            trigger=pgtrigger.compiler.Trigger(name='groupround_closes_under_contract', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.supplier_id IS NOT NULL AND NOT EXISTS (\n        SELECT FROM services_contract contract\n        WHERE contract.supplier_id = NEW.supplier_id\n          AND contract.covers = 'group_buying' AND contract.period @> (NEW.closes_at AT TIME ZONE 'Asia/Shanghai')::date\n    ) THEN\n        RAISE EXCEPTION 'no contract with this partner holds on that day'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupround_closes_under_contract';\n    END IF;\n    RETURN NEW;\n", hash='b1eebb2957fa6d71a962f74b745554a893204a8a', operation='INSERT OR UPDATE OF "closes_at"', pgid='pgtrigger_groupround_closes_under_contract_e0171', table='services_groupround', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupround',
            trigger=pgtrigger.compiler.Trigger(name='groupround_every_piece_accounted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" IN (\'settled\', \'failed\'))', func="\n    IF EXISTS (\n        SELECT FROM services_groupline line\n        JOIN services_grouporder ordered ON ordered.id = line.order_id\n        WHERE ordered.round_id = NEW.id AND line.quantity <> CASE NEW.state\n            WHEN 'failed' THEN line.refunded\n            ELSE line.picked + line.refunded + line.unclaimed END\n    ) THEN\n        RAISE EXCEPTION 'ordered = picked up + given back + unclaimed'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'groupround_every_piece_accounted';\n    END IF;\n    RETURN NEW;\n", hash='1a66c4bd292b19dc2c02d696db8fabf509f182db', operation='UPDATE OF "state"', pgid='pgtrigger_groupround_every_piece_accounted_e5024', table='services_groupround', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupround',
            trigger=pgtrigger.compiler.Trigger(name='groupround_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='6587f01792041fd8826153e8b1eb2d41f5e8540e', operation='DELETE', pgid='pgtrigger_groupround_stays_91239', table='services_groupround', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupround',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_grouproundevent" ("by_id", "closes_at", "ended_for", "id", "minimum", "most_each", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pickup_from", "pickup_place", "pickup_until", "state", "supplier_id", "title", "unit_id") SELECT new_values."by_id", new_values."closes_at", new_values."ended_for", new_values."id", new_values."minimum", new_values."most_each", new_values."opens_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."pickup_from", new_values."pickup_place", new_values."pickup_until", new_values."state", new_values."supplier_id", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='22579deabb2d2aff033eb69893ec5938d139853f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d30f1', referencing='REFERENCING NEW TABLE AS new_values ', table='services_groupround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupround',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_grouproundevent" ("by_id", "closes_at", "ended_for", "id", "minimum", "most_each", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pickup_from", "pickup_place", "pickup_until", "state", "supplier_id", "title", "unit_id") SELECT new_values."by_id", new_values."closes_at", new_values."ended_for", new_values."id", new_values."minimum", new_values."most_each", new_values."opens_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."pickup_from", new_values."pickup_place", new_values."pickup_until", new_values."state", new_values."supplier_id", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f06c112dc4bc7c323ced3ee68c0ee4753653eefa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f6037', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_groupround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupround',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_grouproundevent" ("by_id", "closes_at", "ended_for", "id", "minimum", "most_each", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pickup_from", "pickup_place", "pickup_until", "state", "supplier_id", "title", "unit_id") SELECT old_values."by_id", old_values."closes_at", old_values."ended_for", old_values."id", old_values."minimum", old_values."most_each", old_values."opens_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."pickup_from", old_values."pickup_place", old_values."pickup_until", old_values."state", old_values."supplier_id", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='eccebca89cf28ac5bfb6b468261c6b55ff83ffba', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d917b', referencing='REFERENCING OLD TABLE AS old_values ', table='services_groupround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contractevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fb8f1a3ac330f5c49118e6b0dabf13fb9f149229', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1b4fe', table='services_contractevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('supplier', '='), ('covers', '='), ('period', '&&')], name='contract_one_at_a_time', violation_error_message='Another contract holds in that time.'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('covers__in', ['meals', 'group_buying', 'home_help', 'medical', 'courses', 'other'])), name='contract_covers_known'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='contract_has_number'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__lower_inf', False), ('period__upper_inf', False)), name='contract_has_two_ends'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contract',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_contractevent" ("covers", "ended_for", "id", "kept_at", "number", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supplier_id") SELECT new_values."covers", new_values."ended_for", new_values."id", new_values."kept_at", new_values."number", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."supplier_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='312bf8f4aa5126b5c2e279672fbac143ca9ca231', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1a57a', referencing='REFERENCING NEW TABLE AS new_values ', table='services_contract', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contract',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_contractevent" ("covers", "ended_for", "id", "kept_at", "number", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supplier_id") SELECT new_values."covers", new_values."ended_for", new_values."id", new_values."kept_at", new_values."number", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."supplier_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f84d56563820d3f315111b4e9785503c428e1eaa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8668f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_contract', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contract',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_contractevent" ("covers", "ended_for", "id", "kept_at", "number", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supplier_id") SELECT old_values."covers", old_values."ended_for", old_values."id", old_values."kept_at", old_values."number", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."supplier_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4991906ff58ac247d0be32e2785b1304b4cb2d3a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7c518', referencing='REFERENCING OLD TABLE AS old_values ', table='services_contract', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canteenevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='547f15f0e785c2a970f3eabe97be37116985e158', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_68cdd', table='services_canteenevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='canteen',
            constraint=models.UniqueConstraint(fields=('unit', 'name'), name='canteen_name_once', violation_error_message='A canteen of this name is there already.'),
        ),
        migrations.AddConstraint(
            model_name='canteen',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='canteen_has_name'),
        ),
        migrations.AddConstraint(
            model_name='canteen',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('permit', ''), ('permit_until__isnull', True)), models.Q(models.Q(('permit', ''), _negated=True), ('permit_until__isnull', False)), _connector='OR'), name='canteen_permit_whole', violation_error_message='Enter the number of the permit and its last day together.'),
        ),
        migrations.AddConstraint(
            model_name='canteen',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gt', models.F('opened_on')), _connector='OR'), name='canteen_forward'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canteen',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_canteenevent" ("closed_on", "id", "name", "opened_on", "permit", "permit_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "seats", "supplier_id", "unit_id") SELECT new_values."closed_on", new_values."id", new_values."name", new_values."opened_on", new_values."permit", new_values."permit_until", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."seats", new_values."supplier_id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0dc0d2789cac3a8c8e67a5b74465936ab3669aea', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1c5c4', referencing='REFERENCING NEW TABLE AS new_values ', table='services_canteen', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canteen',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_canteenevent" ("closed_on", "id", "name", "opened_on", "permit", "permit_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "seats", "supplier_id", "unit_id") SELECT new_values."closed_on", new_values."id", new_values."name", new_values."opened_on", new_values."permit", new_values."permit_until", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."seats", new_values."supplier_id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='10e8789d386cc7ae713ec6008478c489eb34bdf3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_50c44', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_canteen', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='canteen',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_canteenevent" ("closed_on", "id", "name", "opened_on", "permit", "permit_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "seats", "supplier_id", "unit_id") SELECT old_values."closed_on", old_values."id", old_values."name", old_values."opened_on", old_values."permit", old_values."permit_until", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."seats", old_values."supplier_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='49cfe2ebe59bf623577b22a1188248e69ba37fe1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3bf1c', referencing='REFERENCING OLD TABLE AS old_values ', table='services_canteen', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supplierevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a57f18666a04ffd693b041931525f583f8ea6dd9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_64803', table='services_supplierevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.CheckConstraint(condition=models.Q(('frame__in', ['dwellings', 'adults']), ('kind__in', ['opinion', 'belonging']), ('state__in', ['draft', 'open', 'closed', 'dropped'])), name='survey_words_known'),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('intro', ''), _negated=True)), name='survey_says_what_for'),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['draft', 'dropped']), ('drawn_on__isnull', True), ('frame_size__isnull', True), ('sample_size__isnull', True), ('seed__isnull', True)), models.Q(('state__in', ['open', 'closed']), ('drawn_on__isnull', False), ('frame_size__isnull', False), ('sample_size__gte', 1), ('sample_size__lte', models.F('frame_size')), ('seed__isnull', False)), _connector='OR'), name='survey_drawn_once_open'),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_on__isnull', True)), _connector='OR'), name='survey_closed_iff_dated'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='survey_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{draft:dropped,draft:open,open:closed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='3e94280cb61a23b4a00ced7f2dba0fefe4475364', operation='UPDATE', pgid='pgtrigger_survey_moves_by_its_table_7620e', table='services_survey', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='survey_begins_as_a_draft', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."state" = \'draft\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='cce37fdadeb5c59633305f75bc66a51150a4d034', operation='INSERT', pgid='pgtrigger_survey_begins_as_a_draft_f33de', table='services_survey', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='survey_stays_as_drawn', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (OLD."state" = \'draft\'))', func='RAISE EXCEPTION \'pgtrigger: Cannot update of "unit_id", "kind", "title", "intro", "frame", "closes_on", "repeats_id", "frame_size", "sample_size", "seed", "drawn_on" rows from % table\', TG_TABLE_NAME;', hash='b8f43a5c436341c26c06fa45265b601374dbb17f', operation='UPDATE OF "unit_id", "kind", "title", "intro", "frame", "closes_on", "repeats_id", "frame_size", "sample_size", "seed", "drawn_on"', pgid='pgtrigger_survey_stays_as_drawn_b2485', table='services_survey', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='survey_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='143bb2dfa7d45a68cf696d4d18adac6939a3fe40', operation='DELETE', pgid='pgtrigger_survey_stays_e5de9', table='services_survey', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_surveyevent" ("closed_on", "closes_on", "drawn_on", "frame", "frame_size", "id", "intro", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats_id", "sample_size", "seed", "state", "title", "unit_id") SELECT new_values."closed_on", new_values."closes_on", new_values."drawn_on", new_values."frame", new_values."frame_size", new_values."id", new_values."intro", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."repeats_id", new_values."sample_size", new_values."seed", new_values."state", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='610873ccd10248d8253567e959c4c48b44a30bb6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4da83', referencing='REFERENCING NEW TABLE AS new_values ', table='services_survey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_surveyevent" ("closed_on", "closes_on", "drawn_on", "frame", "frame_size", "id", "intro", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats_id", "sample_size", "seed", "state", "title", "unit_id") SELECT new_values."closed_on", new_values."closes_on", new_values."drawn_on", new_values."frame", new_values."frame_size", new_values."id", new_values."intro", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."repeats_id", new_values."sample_size", new_values."seed", new_values."state", new_values."title", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='03c6e340d60297ef473de7d7742194f4ff8bf525', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5b9c7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_survey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_surveyevent" ("closed_on", "closes_on", "drawn_on", "frame", "frame_size", "id", "intro", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats_id", "sample_size", "seed", "state", "title", "unit_id") SELECT old_values."closed_on", old_values."closes_on", old_values."drawn_on", old_values."frame", old_values."frame_size", old_values."id", old_values."intro", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."repeats_id", old_values."sample_size", old_values."seed", old_values."state", old_values."title", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='22e0f47278778a07172296189893678cafc47943', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d4866', referencing='REFERENCING OLD TABLE AS old_values ', table='services_survey', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='surveycode',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code__isnull', False), ('is_used', False)), models.Q(('code__isnull', True), ('is_used', True)), _connector='OR'), name='surveycode_blank_once_used'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveycode',
            trigger=pgtrigger.compiler.Trigger(name='surveycode_made_by_the_draw', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_survey s\n    WHERE s.id = NEW.survey_id AND s.state = 'draft' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'the survey is not draft'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_while_draft';\n    END IF;\nRETURN NEW;", hash='0f758caffcf7b29bf3359f9afb31fc9650d4b533', operation='INSERT', pgid='pgtrigger_surveycode_made_by_the_draw_dfebd', table='services_surveycode', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveycode',
            trigger=pgtrigger.compiler.Trigger(name='surveycode_used_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."is_used" OR NOT NEW."is_used")', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='26495971a2ad79e2061de0e565c02c2fc996d6c7', operation='UPDATE', pgid='pgtrigger_surveycode_used_once_42882', table='services_surveycode', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveycode',
            trigger=pgtrigger.compiler.Trigger(name='surveycode_goes_when_closed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_survey s\n    WHERE s.id = OLD.survey_id AND s.state = 'closed' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'the survey is not closed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_while_closed';\n    END IF;\nRETURN OLD;", hash='7d7e162fe569a4927f7886b407f57a00cb1ac999', operation='DELETE', pgid='pgtrigger_surveycode_goes_when_closed_b27f7', table='services_surveycode', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b8d384fd38b6d67fe184879b1f44854b6417744b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_69600', table='services_surveyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='surveyquestion',
            constraint=models.UniqueConstraint(fields=('survey', 'number'), name='surveyquestion_number_once'),
        ),
        migrations.AddConstraint(
            model_name='surveyquestion',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1), ('number__lte', 12), models.Q(('text', ''), _negated=True)), name='surveyquestion_asks'),
        ),
        migrations.AddConstraint(
            model_name='surveyquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'choice'), ('options__len__gte', 2), ('options__len__lte', 8)), models.Q(('kind__in', ['scale', 'text']), ('options__len', 0)), _connector='OR'), name='surveyquestion_answers_by_kind'),
        ),
        migrations.AddConstraint(
            model_name='surveyquestion',
            constraint=models.CheckConstraint(condition=models.Q(('facet', ''), models.Q(('facet__in', ['place', 'culture', 'mind']), ('kind', 'scale')), _connector='OR'), name='surveyquestion_sides_are_scales'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyquestion',
            trigger=pgtrigger.compiler.Trigger(name='surveyquestion_while_draft', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_survey s\n    WHERE s.id = NEW.survey_id AND s.state = 'draft' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'the survey is not draft'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_while_draft';\n    END IF;\nRETURN NEW;", hash='9cac9eeeeb251cd26bc801c6e69d9492ba7be0c3', operation='INSERT', pgid='pgtrigger_surveyquestion_while_draft_1ae7a', table='services_surveyquestion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyquestion',
            trigger=pgtrigger.compiler.Trigger(name='surveyquestion_never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='c06f65362f2c00a4cdd5e7faf136513ee0678ace', operation='UPDATE', pgid='pgtrigger_surveyquestion_never_changed_a4fc4', table='services_surveyquestion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyquestion',
            trigger=pgtrigger.compiler.Trigger(name='surveyquestion_goes_while_draft', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_survey s\n    WHERE s.id = OLD.survey_id AND s.state = 'draft' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'the survey is not draft'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_while_draft';\n    END IF;\nRETURN OLD;", hash='9358e57f2f4e541303caf0dbebcb3b8ac439005e', operation='DELETE', pgid='pgtrigger_surveyquestion_goes_while_draft_b69c9', table='services_surveyquestion', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='surveyreader',
            constraint=models.UniqueConstraint(fields=('survey', 'user'), name='surveyreader_once'),
        ),
        migrations.AddConstraint(
            model_name='surveyreader',
            constraint=models.CheckConstraint(condition=models.Q(('named_by__isnull', True), models.Q(('named_by', models.F('user')), _negated=True), _connector='OR'), name='surveyreader_named_by_another'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyreader',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_surveyreaderevent" ("id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id", "user_id") SELECT new_values."id", new_values."named_at", new_values."named_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."survey_id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e9d68dc25d711a53e5a0678c35a9dcb3d5f50c0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ac376', referencing='REFERENCING NEW TABLE AS new_values ', table='services_surveyreader', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyreader',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_surveyreaderevent" ("id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id", "user_id") SELECT new_values."id", new_values."named_at", new_values."named_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."survey_id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a9791105910184f36d0e2215494355191261f0bd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4f733', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_surveyreader', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyreader',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_surveyreaderevent" ("id", "named_at", "named_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "survey_id", "user_id") SELECT old_values."id", old_values."named_at", old_values."named_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."survey_id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f9d59ae0436f9cf3018680262b01305090bea9b4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9f864', referencing='REFERENCING OLD TABLE AS old_values ', table='services_surveyreader', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyreaderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='83a4ab421a60645bc52ca921522f76d2e0686529', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8c90e', table='services_surveyreaderevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='surveysample',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dwelling__isnull', False), ('person__isnull', True)), models.Q(('dwelling__isnull', True), ('person__isnull', False)), _connector='OR'), name='surveysample_one_of_both'),
        ),
        migrations.AddConstraint(
            model_name='surveysample',
            constraint=models.UniqueConstraint(fields=('survey', 'dwelling'), name='surveysample_dwelling_once'),
        ),
        migrations.AddConstraint(
            model_name='surveysample',
            constraint=models.UniqueConstraint(fields=('survey', 'person'), name='surveysample_person_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveysample',
            trigger=pgtrigger.compiler.Trigger(name='surveysample_drawn_once', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_survey s\n    WHERE s.id = NEW.survey_id AND s.state = 'draft' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'the survey is not draft'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_while_draft';\n    END IF;\nRETURN NEW;", hash='b4bd16aca1150a24fc10fc71940c103ac0f6520b', operation='INSERT', pgid='pgtrigger_surveysample_drawn_once_f04fa', table='services_surveysample', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveysample',
            trigger=pgtrigger.compiler.Trigger(name='surveysample_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='4db0061173488439095c06ee536e7f8ee9e17873', operation='UPDATE', pgid='pgtrigger_surveysample_frozen_ca452', table='services_surveysample', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveysample',
            trigger=pgtrigger.compiler.Trigger(name='surveysample_goes_when_closed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_survey s\n    WHERE s.id = OLD.survey_id AND s.state = 'closed' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'the survey is not closed'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_while_closed';\n    END IF;\nRETURN OLD;", hash='75469c8a9c7e2038a0c0fbb5b83b857c2f708106', operation='DELETE', pgid='pgtrigger_surveysample_goes_when_closed_f3256', table='services_surveysample', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveysheet',
            trigger=pgtrigger.compiler.Trigger(name='surveysheet_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_survey s\n    WHERE s.id = NEW.survey_id AND s.state = 'open' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'the survey is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_while_open';\n    END IF;\n\n    IF (SELECT count(*) FROM services_surveysheet WHERE survey_id = NEW.survey_id)\n        >= (SELECT count(*) FROM services_surveycode\n            WHERE survey_id = NEW.survey_id AND is_used)\n    THEN\n        RAISE EXCEPTION 'a sheet of answers needs a used code'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'surveysheet_needs_a_code';\n    END IF;\nRETURN NEW;", hash='33eb1be283e8a18d37c9e909497a7f8001315d05', operation='INSERT', pgid='pgtrigger_surveysheet_while_open_1a8d6', table='services_surveysheet', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveysheet',
            trigger=pgtrigger.compiler.Trigger(name='surveysheet_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f50a122f6e0acd3753c98bb3319b8ff3df91f4cc', operation='UPDATE OR DELETE', pgid='pgtrigger_surveysheet_stays_d67dd', table='services_surveysheet', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='surveyanswer',
            constraint=models.UniqueConstraint(fields=('sheet', 'question'), name='surveyanswer_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyanswer',
            trigger=pgtrigger.compiler.Trigger(name='surveyanswer_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_survey s\n    WHERE s.id = (SELECT q.survey_id FROM services_surveyquestion q WHERE q.id = NEW.question_id) AND s.state = 'open' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'the survey is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_while_open';\n    END IF;\n\n    IF NOT EXISTS (\n        SELECT FROM services_surveyquestion q JOIN services_surveysheet h\n            ON h.survey_id = q.survey_id\n        WHERE q.id = NEW.question_id AND h.id = NEW.sheet_id AND (\n            q.kind = 'scale' AND NEW.value BETWEEN 1 AND 5\n            OR q.kind = 'choice' AND NEW.value BETWEEN 1 AND cardinality(q.options))\n    ) THEN\n        RAISE EXCEPTION 'this is no answer to the question'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'surveyanswer_fits';\n    END IF;\nRETURN NEW;", hash='d223832cdf2eb619bd42a0cd9a3febb4d2cb0348', operation='INSERT', pgid='pgtrigger_surveyanswer_while_open_f17a1', table='services_surveyanswer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyanswer',
            trigger=pgtrigger.compiler.Trigger(name='surveyanswer_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c95072e59a1f9c4653ac826ab52e0aa07b99b8fd', operation='UPDATE OR DELETE', pgid='pgtrigger_surveyanswer_stays_ef24e', table='services_surveyanswer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveytext',
            trigger=pgtrigger.compiler.Trigger(name='surveytext_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_survey s\n    WHERE s.id = (SELECT q.survey_id FROM services_surveyquestion q WHERE q.id = NEW.question_id) AND s.state = 'open' FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'the survey is not open'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_while_open';\n    END IF;\n\n    IF NOT EXISTS (SELECT FROM services_surveyquestion q\n        WHERE q.id = NEW.question_id AND q.kind = 'text')\n    OR (SELECT count(*) FROM services_surveytext WHERE question_id = NEW.question_id)\n        >= (SELECT count(*) FROM services_surveycode c\n            JOIN services_surveyquestion q ON q.survey_id = c.survey_id\n            WHERE q.id = NEW.question_id AND c.is_used)\n    THEN\n        RAISE EXCEPTION 'these words belong to no answer'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'surveytext_fits';\n    END IF;\nRETURN NEW;", hash='303043ea3043cf33bb74cdb7445778d4855c2c70', operation='INSERT', pgid='pgtrigger_surveytext_while_open_9a8f5', table='services_surveytext', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveytext',
            trigger=pgtrigger.compiler.Trigger(name='surveytext_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3c8a67da38cd59f0d4807733969087274c7eb85b', operation='UPDATE OR DELETE', pgid='pgtrigger_surveytext_stays_4c81b', table='services_surveytext', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(fields=('programme', 'name'), name='term_named_once', violation_error_message='There is a term of this name already.'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='term_forward', violation_error_message='The end lies before the beginning.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='term',
            trigger=pgtrigger.compiler.Trigger(name='term_places_for_all', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF (SELECT count(*) FROM services_enrolment e\n        WHERE e.term_id = NEW.id AND e.state IN ('offered', 'enrolled')) > NEW.places\n    THEN RAISE EXCEPTION 'more children hold places than there are' USING ERRCODE = 'check_violation', CONSTRAINT = 'term_places_for_all';\n    END IF;\n    RETURN NEW;\n", hash='a2553ca31f42fda9c846baa48f575c2c923038ad', operation='UPDATE OF "places"', pgid='pgtrigger_term_places_for_all_739c9', table='services_term', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='term',
            trigger=pgtrigger.compiler.Trigger(name='term_programme_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."programme_id" IS DISTINCT FROM (NEW."programme_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='e19b17fb840a15d4de4945b6eaf7ebab228cb2c9', operation='UPDATE', pgid='pgtrigger_term_programme_stays_9d48d', table='services_term', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='term',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_termevent" ("ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "sign_up_until", "starts_on") SELECT new_values."ends_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."places", new_values."programme_id", new_values."sign_up_until", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6c6391bdb25465f1bacd5dafeba83c91661702ec', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_eeae3', referencing='REFERENCING NEW TABLE AS new_values ', table='services_term', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='term',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_termevent" ("ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "sign_up_until", "starts_on") SELECT new_values."ends_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."places", new_values."programme_id", new_values."sign_up_until", new_values."starts_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='eb4840c30efc4385afe65b734e386bbc0a3d8682', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_dd56d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_term', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='term',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_termevent" ("ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "programme_id", "sign_up_until", "starts_on") SELECT old_values."ends_on", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."places", old_values."programme_id", old_values."sign_up_until", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5a44f490b81991466c9ebe5d26504cf0986a7054', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_621e2', referencing='REFERENCING OLD TABLE AS old_values ', table='services_term', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmesessionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='35afea4a237cfdbca8f2a4a8cf8b985c357813e5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7e850', table='services_programmesessionevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='programmesession',
            index=models.Index(fields=['on'], name='services_pr_on_79a4fc_idx'),
        ),
        migrations.AddConstraint(
            model_name='programmesession',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), models.Q(('ends_at__gt', models.F('starts_at')), ('starts_at__isnull', False)), _connector='OR'), name='programmesession_times_forward', violation_error_message='The end lies before the beginning.'),
        ),
        migrations.AddConstraint(
            model_name='programmesession',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cancel_reason', ''), ('cancelled_at__isnull', True)), models.Q(('cancelled_at__isnull', False), models.Q(('cancel_reason', ''), _negated=True)), _connector='OR'), name='programmesession_cancelled_for_a_reason', violation_error_message='Say why the session is cancelled.'),
        ),
        migrations.AddConstraint(
            model_name='programmesession',
            constraint=models.CheckConstraint(condition=models.Q(('cancelled_at__isnull', True), models.Q(('attended', 0), ('written_people__isnull', True)), _connector='OR'), name='programmesession_cancelled_or_held', violation_error_message='Somebody has signed in: what was held cannot be cancelled.'),
        ),
        migrations.AddConstraint(
            model_name='programmesession',
            constraint=models.UniqueConstraint(condition=models.Q(('cancelled_at__isnull', True), ('starts_at__isnull', False)), fields=('term', 'on', 'starts_at'), name='programmesession_once_a_time', violation_error_message='There is a session at this time already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmesession',
            trigger=pgtrigger.compiler.Trigger(name='programmesession_day_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='f8587f999355957f27da82b2481e5e6dd9c60c7f', operation='UPDATE', pgid='pgtrigger_programmesession_day_stays_b8082', table='services_programmesession', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmesession',
            trigger=pgtrigger.compiler.Trigger(name='programmesession_held_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."attended" > 0)', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='11f3996d9cbed9ffbf0b3fc73ad151135179023d', operation='DELETE', pgid='pgtrigger_programmesession_held_stays_ff687', table='services_programmesession', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmesession',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_programmesessionevent" ("attended", "by_id", "cancel_reason", "cancelled_at", "ends_at", "id", "ledger_key", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "teacher", "term_id", "topic", "written_people") SELECT new_values."attended", new_values."by_id", new_values."cancel_reason", new_values."cancelled_at", new_values."ends_at", new_values."id", new_values."ledger_key", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."starts_at", new_values."teacher", new_values."term_id", new_values."topic", new_values."written_people" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2d01d2eb44fa5e59736522db325718945c4334cd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8f8f3', referencing='REFERENCING NEW TABLE AS new_values ', table='services_programmesession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmesession',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_programmesessionevent" ("attended", "by_id", "cancel_reason", "cancelled_at", "ends_at", "id", "ledger_key", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "teacher", "term_id", "topic", "written_people") SELECT new_values."attended", new_values."by_id", new_values."cancel_reason", new_values."cancelled_at", new_values."ends_at", new_values."id", new_values."ledger_key", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."starts_at", new_values."teacher", new_values."term_id", new_values."topic", new_values."written_people" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6f1a54bdb5f471e1c5205dae841d151361f620b3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ee0c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_programmesession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmesession',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_programmesessionevent" ("attended", "by_id", "cancel_reason", "cancelled_at", "ends_at", "id", "ledger_key", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "teacher", "term_id", "topic", "written_people") SELECT old_values."attended", old_values."by_id", old_values."cancel_reason", old_values."cancelled_at", old_values."ends_at", old_values."id", old_values."ledger_key", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."starts_at", old_values."teacher", old_values."term_id", old_values."topic", old_values."written_people" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a4914288a548b8bb93c0a1c4d74739c3b5eea055', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_99374', referencing='REFERENCING OLD TABLE AS old_values ', table='services_programmesession', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='enrolment',
            index=models.Index(fields=['term', 'state'], name='services_en_term_id_ff04d8_idx'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'offered', 'enrolled', 'left', 'lapsed'])), name='enrolment_state_known'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['desk', 'page'])), name='enrolment_channel_known'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('guardian_relation__in', ['mother', 'father', 'grandparent', 'relative', 'guardian', 'trusted', 'self'])), name='enrolment_relation_known'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('supports__contained_by', ['front_seat', 'step_free', 'sign_language', 'large_print', 'quiet_place', 'simple_words', 'companion', 'more_time'])), name='enrolment_supports_from_the_list'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'offered', 'enrolled'))), fields=('term', 'name_index', 'birth_on'), name='enrolment_once_a_term', violation_error_message='This child is signed up already.'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'offered'), _negated=True), ('offer_until__gt', models.F('offered_at')), _connector='OR'), name='enrolment_offer_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state__in', ('waiting', 'offered', 'enrolled'))), models.Q(models.Q(('state__in', ('waiting', 'offered', 'enrolled')), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='enrolment_ended_iff_over'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('birth_on__isnull', False), ('forgotten_at__isnull', True), ('guardian_name__isnull', False), ('guardian_phone__isnull', False), ('name__isnull', False), ('second_name__isnull', False), ('second_phone__isnull', False)), models.Q(('birth_on__isnull', True), ('code__isnull', True), ('forgotten_at__isnull', False), ('guardian_name__isnull', True), ('guardian_phone__isnull', True), ('health__isnull', True), ('name__isnull', True), ('name_index__isnull', True), ('school__isnull', True), ('second_name__isnull', True), ('second_phone__isnull', True)), _connector='OR'), name='enrolment_whole_until_forgotten'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('forgotten_at__isnull', True), models.Q(('ended_at__isnull', False), ('forgotten_at__gt', models.F('ended_at'))), _connector='OR'), name='enrolment_forgotten_after_its_end'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('health__isnull', True), ('ended_at__isnull', True), _connector='OR'), name='enrolment_health_ends_with_it'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='enrolment_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{enrolled:left,offered:enrolled,offered:lapsed,offered:left,waiting:enrolled,waiting:left,waiting:offered}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='c6cebeafde9868424e1621fe7a3833a155d9e57d', operation='UPDATE', pgid='pgtrigger_enrolment_moves_by_its_table_302cd', table='services_enrolment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='enrolment_place_free', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.state IN ('offered', 'enrolled')\n       AND (TG_OP = 'INSERT' OR OLD.state NOT IN ('offered', 'enrolled')) THEN\n        PERFORM 1 FROM services_term t WHERE t.id = NEW.term_id FOR UPDATE;\n        IF (SELECT count(*) FROM services_enrolment e\n            WHERE e.term_id = NEW.term_id AND e.id <> NEW.id\n              AND e.state IN ('offered', 'enrolled'))\n           >= (SELECT t.places FROM services_term t WHERE t.id = NEW.term_id) THEN\n            RAISE EXCEPTION 'every place of the term is taken' USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_place_free';\n        END IF;\n    END IF;\n    RETURN NEW;\n", hash='fbdc3777a78b4e274769665d81dddef676df1e60', operation='INSERT OR UPDATE OF "state"', pgid='pgtrigger_enrolment_place_free_c04ec', table='services_enrolment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='enrolment_guardian_consents', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.state = 'enrolled'\n       AND NEW.birth_on + interval '18 years' > (NEW.asked_at AT TIME ZONE 'Asia/Shanghai')::date\n       AND NOT EXISTS (\n    SELECT 1 FROM services_guardianconsent c\n    JOIN services_programmenotice n ON n.id = c.notice_id\n    WHERE c.enrolment_id = NEW.id AND c.withdrawn_at IS NULL AND c.purpose = 'take_part'\n) THEN\n        RAISE EXCEPTION 'a guardian consents for a minor' USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_guardian_consents';\n    END IF;\n    IF NEW.health IS NOT NULL\n       AND NOT EXISTS (\n    SELECT 1 FROM services_guardianconsent c\n    JOIN services_programmenotice n ON n.id = c.notice_id\n    WHERE c.enrolment_id = NEW.id AND c.withdrawn_at IS NULL AND c.purpose = 'health'\n) THEN\n        RAISE EXCEPTION 'health is kept by consent only' USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_health_consented';\n    END IF;\n    RETURN NEW;\n", hash='70fa679c52d398cf62a0ec2beda37b1b55bec45e', operation='INSERT OR UPDATE OF "state", "health", "birth_on"', pgid='pgtrigger_enrolment_guardian_consents_eb7c2', table='services_enrolment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='enrolment_data_consented', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n    IF EXISTS (\n        SELECT 1 FROM services_enrolment e WHERE e.id = NEW.id\n          AND e.state IN ('waiting', 'offered', 'enrolled')\n          AND e.birth_on + interval '14 years' > (NEW.asked_at AT TIME ZONE 'Asia/Shanghai')::date\n    ) AND NOT EXISTS (\n    SELECT 1 FROM services_guardianconsent c\n    JOIN services_programmenotice n ON n.id = c.notice_id\n    WHERE c.enrolment_id = NEW.id AND c.withdrawn_at IS NULL AND c.purpose = 'data'\n) THEN\n        RAISE EXCEPTION 'a child under 14 needs a guardian' USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_data_consented';\n    END IF;\n    RETURN NULL;\n", hash='cd6d8ec81b3e1e2cb14425c8ec2fe1b3807d310f', operation='INSERT OR UPDATE OF "state", "birth_on"', pgid='pgtrigger_enrolment_data_consented_91bf6', table='services_enrolment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='enrolment_term_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='4afdb7704f105842f6d61b15e492c6465e5a9425', operation='UPDATE', pgid='pgtrigger_enrolment_term_stays_d765c', table='services_enrolment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='enrolment',
            trigger=pgtrigger.compiler.Trigger(name='enrolment_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='8bb54e8bf7f0a5ba645ad7d5eca6eb9f46bdbafd', operation='DELETE', pgid='pgtrigger_enrolment_is_kept_40303', table='services_enrolment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='termevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ac53ce1c8942a099315e7a2ef6ecb7bfba1d0010', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_88063', table='services_termevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['hall', 'meeting', 'classroom', 'canteen', 'care', 'living_room', 'yard', 'other'])), name='venue_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('serves__in', ['all', 'old', 'young', 'newcomers'])), name='venue_serves_known'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.CheckConstraint(condition=models.Q(('area_m2__gt', 0), ('capacity__gte', 1)), name='venue_has_room'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.UniqueConstraint(fields=('unit', 'name'), name='venue_name_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venue',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_venueevent" ("area_m2", "capacity", "closed_on", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "serves", "unit_id", "use") SELECT new_values."area_m2", new_values."capacity", new_values."closed_on", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."serves", new_values."unit_id", new_values."use" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='79c5b5bb422855ee38adfbfc84c20c103c552b99', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5e1af', referencing='REFERENCING NEW TABLE AS new_values ', table='services_venue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venue',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_venueevent" ("area_m2", "capacity", "closed_on", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "serves", "unit_id", "use") SELECT new_values."area_m2", new_values."capacity", new_values."closed_on", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."serves", new_values."unit_id", new_values."use" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='295030adc4be264d2a1e3c655c5ada1e3b5c2f1e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1514e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_venue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venue',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_venueevent" ("area_m2", "capacity", "closed_on", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "serves", "unit_id", "use") SELECT old_values."area_m2", old_values."capacity", old_values."closed_on", old_values."id", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."serves", old_values."unit_id", old_values."use" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2b306ccec4d2467a2fbe335f23b44998d1c573a3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_65362', referencing='REFERENCING OLD TABLE AS old_values ', table='services_venue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='openinghoursevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b3eea3d4e7ed63a40a5a4c9523f7e0644dfa69b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a69ce', table='services_openinghoursevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.CheckConstraint(condition=models.Q(('weekday__in', [0, 1, 2, 3, 4, 5, 6])), name='openinghours_weekday_known'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.CheckConstraint(condition=models.Q(('closes__gt', models.F('opens'))), name='openinghours_forward'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.UniqueConstraint(fields=('venue', 'weekday'), name='openinghours_once_a_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='openinghours',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_openinghoursevent" ("closes", "id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "venue_id", "weekday") SELECT new_values."closes", new_values."id", new_values."opens", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."venue_id", new_values."weekday" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f429ed3551bd47fad769a065d51239e6873e26e1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7cf04', referencing='REFERENCING NEW TABLE AS new_values ', table='services_openinghours', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='openinghours',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_openinghoursevent" ("closes", "id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "venue_id", "weekday") SELECT new_values."closes", new_values."id", new_values."opens", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."venue_id", new_values."weekday" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b21fe504aa512faefd4fd7b555976f08a9441bb8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a58f7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_openinghours', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='openinghours',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_openinghoursevent" ("closes", "id", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "venue_id", "weekday") SELECT old_values."closes", old_values."id", old_values."opens", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."venue_id", old_values."weekday" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='165259a3324192242513df59197712b5070337ac', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_db6d5', referencing='REFERENCING OLD TABLE AS old_values ', table='services_openinghours', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='venuebooking',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state', 'booked')), expressions=[('venue', '='), ('period', '&&')], name='venuebooking_one_at_a_time', violation_error_message='The venue is taken at that time.'),
        ),
        migrations.AddConstraint(
            model_name='venuebooking',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__lower_inf', False), ('period__upper_inf', False)), name='venuebooking_has_two_ends'),
        ),
        migrations.AddConstraint(
            model_name='venuebooking',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['meeting', 'course', 'culture', 'care', 'children', 'service', 'other'])), name='venuebooking_purpose_known'),
        ),
        migrations.AddConstraint(
            model_name='venuebooking',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['booked', 'waiting', 'cancelled'])), name='venuebooking_state_known'),
        ),
        migrations.AddConstraint(
            model_name='venuebooking',
            constraint=models.CheckConstraint(condition=models.Q(('head_count__gte', 1), models.Q(('title', ''), _negated=True)), name='venuebooking_for_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venuebooking',
            trigger=pgtrigger.compiler.Trigger(name='venuebooking_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{booked:cancelled,waiting:booked,waiting:cancelled}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='36caa69f1d0a4c57e46a87003816f937a5c3edeb', operation='UPDATE', pgid='pgtrigger_venuebooking_moves_by_its_table_d2f63', table='services_venuebooking', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venuebooking',
            trigger=pgtrigger.compiler.Trigger(name='venuebooking_within_capacity', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT FROM services_venue venue\n        WHERE venue.id = NEW.venue_id AND NEW.head_count <= venue.capacity\n    ) THEN\n        RAISE EXCEPTION 'a venue holds so many people'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'venuebooking_within_capacity';\n    END IF;\n    RETURN NEW;\n", hash='4f7ee7238c553f8bed739ad60ac221740164fa54', operation='INSERT OR UPDATE OF "head_count"', pgid='pgtrigger_venuebooking_within_capacity_87761', table='services_venuebooking', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venuebooking',
            trigger=pgtrigger.compiler.Trigger(name='venuebooking_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='4e617403f0a017dd050e9877688caeb476143fe3', operation='DELETE', pgid='pgtrigger_venuebooking_stays_68eed', table='services_venuebooking', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venuebooking',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_venuebookingevent" ("booked_at", "booked_by_id", "code_id", "head_count", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "state", "title", "venue_id") SELECT new_values."booked_at", new_values."booked_by_id", new_values."code_id", new_values."head_count", new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."state", new_values."title", new_values."venue_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e65d737bdcc2b464e38908211b5aee530316bca6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dab0d', referencing='REFERENCING NEW TABLE AS new_values ', table='services_venuebooking', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venuebooking',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_venuebookingevent" ("booked_at", "booked_by_id", "code_id", "head_count", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "state", "title", "venue_id") SELECT new_values."booked_at", new_values."booked_by_id", new_values."code_id", new_values."head_count", new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."state", new_values."title", new_values."venue_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='08ddc193acf3d50e7d414305c543dacbea2d7a02', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7c04f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_venuebooking', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venuebooking',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_venuebookingevent" ("booked_at", "booked_by_id", "code_id", "head_count", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "state", "title", "venue_id") SELECT old_values."booked_at", old_values."booked_by_id", old_values."code_id", old_values."head_count", old_values."id", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."state", old_values."title", old_values."venue_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='04c5a555a53f43cc5d6d055e7f30a9617ff81a4a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0f04a', referencing='REFERENCING OLD TABLE AS old_values ', table='services_venuebooking', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venuebookingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b45d7f54efe3b869738638f1e79ee157acf89f9a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_79583', table='services_venuebookingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venueevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c6bb501965d6af564ba6d3e33e1a9b2c1084aad2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_29f4e', table='services_venueevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='volunteer',
            constraint=models.CheckConstraint(condition=models.Q(('left_on__isnull', True), ('left_on__gte', models.F('joined_on')), _connector='OR'), name='volunteer_left_after_joining'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='volunteer',
            trigger=pgtrigger.compiler.Trigger(name='volunteer_fourteen_or_older', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT FROM residents_person person\n        WHERE person.id = NEW.person_id\n          AND person.birth_on + interval '14 years' <= NEW.joined_on\n    ) THEN\n        RAISE EXCEPTION 'a volunteer is fourteen or older'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'volunteer_fourteen_or_older';\n    END IF;\n    RETURN NEW;\n", hash='3ae39b1d65309d66de3e928042f1e1afbedde81b', operation='INSERT', pgid='pgtrigger_volunteer_fourteen_or_older_23e6f', table='services_volunteer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='volunteer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_volunteerevent" ("id", "joined_on", "left_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."id", new_values."joined_on", new_values."left_on", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='28516c4b2dc370233f1320e7a11116b3fc7f7d26', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dce8f', referencing='REFERENCING NEW TABLE AS new_values ', table='services_volunteer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='volunteer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_volunteerevent" ("id", "joined_on", "left_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."id", new_values."joined_on", new_values."left_on", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."joined_on" IS DISTINCT FROM (new_values."joined_on") OR old_values."left_on" IS DISTINCT FROM (new_values."left_on") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."user_id" IS DISTINCT FROM (new_values."user_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f90918900710fe9ef887e3b6a0821e10032639bb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_433df', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_volunteer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='volunteer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_volunteerevent" ("id", "joined_on", "left_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."id", old_values."joined_on", old_values."left_on", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b2d897bd25672da52f3d01cdf487d70fa02a2606', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bbc47', referencing='REFERENCING OLD TABLE AS old_values ', table='services_volunteer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shiftsignupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2c9f46a8deba4caddde2921f527c68cbdc5c558c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9231c', table='services_shiftsignupevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='shiftsignup',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('shift', 'volunteer'), name='shiftsignup_once_per_shift'),
        ),
        migrations.AddConstraint(
            model_name='shiftsignup',
            constraint=models.CheckConstraint(condition=models.Q(('left_at__isnull', True), ('left_at__gte', models.F('came_at')), _connector='OR'), name='shiftsignup_came_before_leaving'),
        ),
        migrations.AddConstraint(
            model_name='shiftsignup',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('came_at__isnull', True), _connector='OR'), name='shiftsignup_withdrawn_did_not_come'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shiftsignup',
            trigger=pgtrigger.compiler.Trigger(name='shiftsignup_within_places', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM FROM services_shift shift WHERE shift.id = NEW.shift_id FOR UPDATE;\n    IF (SELECT count(*) FROM services_shiftsignup taken\n        WHERE taken.shift_id = NEW.shift_id AND taken.withdrawn_at IS NULL)\n       >= (SELECT shift.places FROM services_shift shift WHERE shift.id = NEW.shift_id)\n    THEN\n        RAISE EXCEPTION 'every place of the shift is taken'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'shiftsignup_within_places';\n    END IF;\n\n    IF EXISTS (\n        SELECT FROM services_volunteer volunteer\n        JOIN residents_person person ON person.id = volunteer.person_id\n        WHERE volunteer.id = NEW.volunteer_id\n          AND (person.birth_on IS NULL\n               OR person.birth_on + interval '18 years' > (SELECT (shift.starts_at AT TIME ZONE 'Asia/Shanghai')::date FROM services_shift shift WHERE shift.id = NEW.shift_id))\n          AND NOT EXISTS (\n              SELECT FROM services_volunteerguardian consent\n              WHERE consent.volunteer_id = volunteer.id\n                AND consent.withdrawn_on IS NULL)\n    ) THEN\n        RAISE EXCEPTION 'a guardian agrees for a minor'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'shiftsignup_minor_guarded';\n    END IF;\nRETURN NEW;", hash='56b87d2499d7c05a4192ca567893ed955aec5008', operation='INSERT', pgid='pgtrigger_shiftsignup_within_places_4f807', table='services_shiftsignup', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shiftsignup',
            trigger=pgtrigger.compiler.Trigger(name='shiftsignup_stays_withdrawn', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."withdrawn_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3bb194793e36493bdfc828bf5bf573540401cb10', operation='UPDATE OR DELETE', pgid='pgtrigger_shiftsignup_stays_withdrawn_33c08', table='services_shiftsignup', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shiftsignup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_shiftsignupevent" ("came_at", "id", "left_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shift_id", "signed_at", "volunteer_id", "withdrawn_at") SELECT new_values."came_at", new_values."id", new_values."left_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."shift_id", new_values."signed_at", new_values."volunteer_id", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='942e011a86da75caca68765ed0413e96fa11b1b9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3c3d1', referencing='REFERENCING NEW TABLE AS new_values ', table='services_shiftsignup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shiftsignup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_shiftsignupevent" ("came_at", "id", "left_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shift_id", "signed_at", "volunteer_id", "withdrawn_at") SELECT new_values."came_at", new_values."id", new_values."left_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."shift_id", new_values."signed_at", new_values."volunteer_id", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1ca454814187f2c9fd43d282810961cf898f6cf7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4169e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_shiftsignup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shiftsignup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_shiftsignupevent" ("came_at", "id", "left_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shift_id", "signed_at", "volunteer_id", "withdrawn_at") SELECT old_values."came_at", old_values."id", old_values."left_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."shift_id", old_values."signed_at", old_values."volunteer_id", old_values."withdrawn_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='dbdf823fc535a1dae6ab3f3a11df95b85b75daa3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_79480', referencing='REFERENCING OLD TABLE AS old_values ', table='services_shiftsignup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicehoursevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3e52bbca6f33c70c49fa2722a80450b26c75a993', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c5c4d', table='services_servicehoursevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='servicehours',
            index=models.Index(fields=['state', 'on'], name='services_se_state_e2e7e9_idx'),
        ),
        migrations.AddConstraint(
            model_name='servicehours',
            constraint=models.CheckConstraint(condition=models.Q(('tier__in', ['basic', 'professional', 'governance'])), name='servicehours_tier_known'),
        ),
        migrations.AddConstraint(
            model_name='servicehours',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['qr', 'manual'])), name='servicehours_source_known'),
        ),
        migrations.AddConstraint(
            model_name='servicehours',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'confirmed', 'refused', 'void'])), name='servicehours_state_known'),
        ),
        migrations.AddConstraint(
            model_name='servicehours',
            constraint=models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 16), ('hours', django.db.models.expressions.CombinedExpression(models.Func(django.db.models.expressions.CombinedExpression(models.F('hours'), '*', models.Value(2)), function='round'), '/', models.Value(2)))), name='servicehours_in_halves', violation_error_message='Hours are counted in halves.'),
        ),
        migrations.AddConstraint(
            model_name='servicehours',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', 'manual'), ('state', 'confirmed'), _negated=True), models.Q(('confirmed_by__isnull', False), models.Q(('entered_by__isnull', True), models.Q(('confirmed_by', models.F('entered_by')), _negated=True), _connector='OR')), _connector='OR'), name='servicehours_by_hand_confirmed_by_another', violation_error_message='Somebody else confirms these hours.'),
        ),
        migrations.AddConstraint(
            model_name='servicehours',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['refused', 'void']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='servicehours_taken_back_says_why'),
        ),
        migrations.AddConstraint(
            model_name='servicehours',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['pending', 'confirmed'])), fields=('shift', 'volunteer'), name='servicehours_once_per_shift'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicehours',
            trigger=pgtrigger.compiler.Trigger(name='servicehours_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{confirmed:void,pending:confirmed,pending:refused}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='05baf914c053a6d7078dbac46c679eacabe70e5b', operation='UPDATE', pgid='pgtrigger_servicehours_moves_by_its_table_1c3ab', table='services_servicehours', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicehours',
            trigger=pgtrigger.compiler.Trigger(name='servicehours_by_hand_begin_unconfirmed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."source" = \'manual\' AND NOT (NEW."state" = \'pending\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='8a0c6e843c3e5ab1cdecbf3a3985c6a71b0e41eb', operation='INSERT', pgid='pgtrigger_servicehours_by_hand_begin_unconfirmed_fb755', table='services_servicehours', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicehours',
            trigger=pgtrigger.compiler.Trigger(name='servicehours_stay_as_entered', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."shift_id" IS DISTINCT FROM (NEW."shift_id") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."hours" IS DISTINCT FROM (NEW."hours") OR OLD."tier" IS DISTINCT FROM (NEW."tier") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='ae057efabd4873ee93c1886cd1ad2ba895b9dca3', operation='UPDATE', pgid='pgtrigger_servicehours_stay_as_entered_3dfa1', table='services_servicehours', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicehours',
            trigger=pgtrigger.compiler.Trigger(name='servicehours_confirmed_by_another', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.confirmed_by_id IS NOT NULL AND EXISTS (\n        SELECT FROM services_volunteer volunteer\n        WHERE volunteer.id = NEW.volunteer_id\n          AND volunteer.user_id = NEW.confirmed_by_id\n    ) THEN\n        RAISE EXCEPTION 'nobody confirms their own hours'\n            USING ERRCODE = 'check_violation',\n                  CONSTRAINT = 'servicehours_confirmed_by_another';\n    END IF;\n    RETURN NEW;\n", hash='91c1411cae7133ee0e679c7dda7c5d31840e9984', operation='INSERT OR UPDATE', pgid='pgtrigger_servicehours_confirmed_by_another_a3f4a', table='services_servicehours', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicehours',
            trigger=pgtrigger.compiler.Trigger(name='servicehours_minor_guarded', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    IF EXISTS (\n        SELECT FROM services_volunteer volunteer\n        JOIN residents_person person ON person.id = volunteer.person_id\n        WHERE volunteer.id = NEW.volunteer_id\n          AND (person.birth_on IS NULL\n               OR person.birth_on + interval \'18 years\' > NEW."on")\n          AND NOT EXISTS (\n              SELECT FROM services_volunteerguardian consent\n              WHERE consent.volunteer_id = volunteer.id\n                AND consent.withdrawn_on IS NULL)\n    ) THEN\n        RAISE EXCEPTION \'a guardian agrees for a minor\'\n            USING ERRCODE = \'check_violation\',\n                  CONSTRAINT = \'servicehours_minor_guarded\';\n    END IF;\nRETURN NEW;', hash='82b8b78a9197abefb52f00f0c19644e9b3629c29', operation='INSERT', pgid='pgtrigger_servicehours_minor_guarded_638ae', table='services_servicehours', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicehours',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_servicehoursevent" ("confirmed_by_id", "entered_at", "entered_by_id", "hours", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "shift_id", "source", "state", "tier", "volunteer_id", "what") SELECT new_values."confirmed_by_id", new_values."entered_at", new_values."entered_by_id", new_values."hours", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."shift_id", new_values."source", new_values."state", new_values."tier", new_values."volunteer_id", new_values."what" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2425ea8c7c533504f051c1a1e340d259807eefa5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f46c6', referencing='REFERENCING NEW TABLE AS new_values ', table='services_servicehours', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicehours',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_servicehoursevent" ("confirmed_by_id", "entered_at", "entered_by_id", "hours", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "shift_id", "source", "state", "tier", "volunteer_id", "what") SELECT new_values."confirmed_by_id", new_values."entered_at", new_values."entered_by_id", new_values."hours", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."shift_id", new_values."source", new_values."state", new_values."tier", new_values."volunteer_id", new_values."what" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1f2f84fd6972b290e3ae35d27388e69c31364a4b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6615c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_servicehours', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicehours',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_servicehoursevent" ("confirmed_by_id", "entered_at", "entered_by_id", "hours", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "shift_id", "source", "state", "tier", "volunteer_id", "what") SELECT old_values."confirmed_by_id", old_values."entered_at", old_values."entered_by_id", old_values."hours", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."shift_id", old_values."source", old_values."state", old_values."tier", old_values."volunteer_id", old_values."what" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='cf186050da4788712cb28810f63b7aca108d3b5b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_31bcd', referencing='REFERENCING OLD TABLE AS old_values ', table='services_servicehours', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='pointsorder',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['ordered', 'handed_out', 'cancelled'])), name='pointsorder_state_known'),
        ),
        migrations.AddConstraint(
            model_name='pointsorder',
            constraint=models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='pointsorder_of_something'),
        ),
        migrations.AddConstraint(
            model_name='pointsorder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'ordered')), models.Q(models.Q(('state', 'ordered'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='pointsorder_ended_iff_dated'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointsorder',
            trigger=pgtrigger.compiler.Trigger(name='pointsorder_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ordered:cancelled,ordered:handed_out}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='7e0ea3a473a29a22a33a1bab1c5e3d24d6ae7944', operation='UPDATE', pgid='pgtrigger_pointsorder_moves_by_its_table_94453', table='services_pointsorder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointsorder',
            trigger=pgtrigger.compiler.Trigger(name='pointsorder_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='4d3df8c58efbe939e7ea802c8701c08e81c47baf', operation='DELETE', pgid='pgtrigger_pointsorder_stays_9bfed', table='services_pointsorder', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='pointsaccount',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['volunteer', 'issued', 'redeemed', 'expired'])), name='pointsaccount_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='pointsaccount',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'volunteer'), ('volunteer__isnull', False)), models.Q(models.Q(('kind', 'volunteer'), _negated=True), ('volunteer__isnull', True)), _connector='OR'), name='pointsaccount_of_a_volunteer_or_none'),
        ),
        migrations.AddConstraint(
            model_name='pointsaccount',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'issued'), ('balance__gte', 0), _connector='OR'), name='pointsaccount_never_negative', violation_error_message='There are not enough points.'),
        ),
        migrations.AddConstraint(
            model_name='pointsaccount',
            constraint=models.UniqueConstraint(condition=models.Q(('volunteer__isnull', True)), fields=('unit', 'kind'), name='pointsaccount_one_of_each'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointsaccount',
            trigger=pgtrigger.compiler.Trigger(name='pointsaccount_moves_by_entries', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF pg_trigger_depth() < 2 THEN\n        RAISE EXCEPTION 'what is left moves by its entries'\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'pointsaccount_moves_by_entries';\n    END IF;\n    RETURN NEW;\n", hash='db5e4a5415de8ac4a9ac5170b990c256c4deedc5', operation='UPDATE OF "balance"', pgid='pgtrigger_pointsaccount_moves_by_entries_72f0b', table='services_pointsaccount', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointsaccount',
            trigger=pgtrigger.compiler.Trigger(name='pointsaccount_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='df09bbdb9952a68a79bff43b46667d667f3a9d46', operation='DELETE', pgid='pgtrigger_pointsaccount_stays_a0f84', table='services_pointsaccount', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pointsaccount',
            trigger=pgtrigger.compiler.Trigger(name='pointsaccount_begins_empty', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."balance" = 0))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='d8dec37de2765d28beb31719132cff36b06deb5c', operation='INSERT', pgid='pgtrigger_pointsaccount_begins_empty_e21d5', table='services_pointsaccount', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='volunteerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='634fffa99ff1b8641d5ad0167178c9695d45438f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_de939', table='services_volunteerevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='volunteerguardian',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_on__isnull', True)), fields=('volunteer',), name='volunteerguardian_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='volunteerguardian',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_on__isnull', True), ('withdrawn_on__gte', models.F('given_on')), _connector='OR'), name='volunteerguardian_withdrawn_after_given'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='volunteerguardian',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_volunteerguardianevent" ("given_on", "guardian", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "volunteer_id", "withdrawn_on") SELECT new_values."given_on", new_values."guardian", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_by_id", new_values."volunteer_id", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8eabe4950743550b12390556efa177597fc91e95', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_55dfa', referencing='REFERENCING NEW TABLE AS new_values ', table='services_volunteerguardian', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='volunteerguardian',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_volunteerguardianevent" ("given_on", "guardian", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "volunteer_id", "withdrawn_on") SELECT new_values."given_on", new_values."guardian", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_by_id", new_values."volunteer_id", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='02ab9df56d5b7d6d0fac86729f0fc4663f8fbc7c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6b16c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_volunteerguardian', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='volunteerguardian',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_volunteerguardianevent" ("given_on", "guardian", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "volunteer_id", "withdrawn_on") SELECT old_values."given_on", old_values."guardian", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_by_id", old_values."volunteer_id", old_values."withdrawn_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='28824462471011ff1684d81316a453c01fc9c3c5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_13a77', referencing='REFERENCING OLD TABLE AS old_values ', table='services_volunteerguardian', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='volunteerguardianevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ff80f31084175c9532636704460d4fe7c0a643fc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_899a4', table='services_volunteerguardianevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='voucher',
            index=models.Index(fields=['state', 'valid_until'], name='services_vo_state_257552_idx'),
        ),
        migrations.AddIndex(
            model_name='voucher',
            index=models.Index(fields=['issued_on'], name='services_vo_issued__50974f_idx'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.UniqueConstraint(condition=models.Q(('month__isnull', False)), fields=('holder', 'month', 'position'), name='voucher_once_a_month'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['meal', 'cleaning', 'medical', 'bathing', 'any'])), name='voucher_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['left', 'redeemed', 'expired'])), name='voucher_state_known'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(('face_yuan__gt', 0)), name='voucher_worth_something'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='voucher_forward'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'expired'), ('expired_on__gt', models.F('valid_until')), ('expired_on__isnull', False)), models.Q(models.Q(('state', 'expired'), _negated=True), ('expired_on__isnull', True)), _connector='OR'), name='voucher_expired_after_its_last_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='voucher_moves_by_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{left:expired,left:redeemed,redeemed:expired,redeemed:left}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='0ebbaab325dddf9778efa40a58fea635b306b76a', operation='UPDATE', pgid='pgtrigger_voucher_moves_by_its_table_8957c', table='services_voucher', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='voucher_stays_as_issued', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."face_yuan" IS DISTINCT FROM (NEW."face_yuan") OR OLD."holder_id" IS DISTINCT FROM (NEW."holder_id") OR OLD."issued_on" IS DISTINCT FROM (NEW."issued_on") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."serial" IS DISTINCT FROM (NEW."serial") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='321d3154ac1ebf0c96393c7356693b4e30a019b7', operation='UPDATE', pgid='pgtrigger_voucher_stays_as_issued_5114e', table='services_voucher', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='voucher_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='0e5c4489d83220520b97f0aa25874c416e68e9d0', operation='DELETE', pgid='pgtrigger_voucher_is_kept_c72ec', table='services_voucher', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_voucherevent" ("expired_on", "face_yuan", "holder_id", "id", "issued_by_id", "issued_on", "kind", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "serial", "state", "unit_id", "valid_from", "valid_until") SELECT new_values."expired_on", new_values."face_yuan", new_values."holder_id", new_values."id", new_values."issued_by_id", new_values."issued_on", new_values."kind", new_values."month", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."serial", new_values."state", new_values."unit_id", new_values."valid_from", new_values."valid_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d8e21471666753a213ad4e6c9c8fc98d7b3d1155', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b104b', referencing='REFERENCING NEW TABLE AS new_values ', table='services_voucher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_voucherevent" ("expired_on", "face_yuan", "holder_id", "id", "issued_by_id", "issued_on", "kind", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "serial", "state", "unit_id", "valid_from", "valid_until") SELECT new_values."expired_on", new_values."face_yuan", new_values."holder_id", new_values."id", new_values."issued_by_id", new_values."issued_on", new_values."kind", new_values."month", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."serial", new_values."state", new_values."unit_id", new_values."valid_from", new_values."valid_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='589904996bd5ca021ffcb43d168f7ab2712b4712', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4d63f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_voucher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_voucherevent" ("expired_on", "face_yuan", "holder_id", "id", "issued_by_id", "issued_on", "kind", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "serial", "state", "unit_id", "valid_from", "valid_until") SELECT old_values."expired_on", old_values."face_yuan", old_values."holder_id", old_values."id", old_values."issued_by_id", old_values."issued_on", old_values."kind", old_values."month", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."serial", old_values."state", old_values."unit_id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e0175784a8b2ea3af8453753a0fbfa95f7bd09c5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5c0df', referencing='REFERENCING OLD TABLE AS old_values ', table='services_voucher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucherevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c63a82adbca65ee0ecf966a26a3f818e05aa09fe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4bc27', table='services_voucherevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='voucheruse',
            index=models.Index(fields=['supplier', 'on'], name='services_vo_supplie_7efcbc_idx'),
        ),
        migrations.AddConstraint(
            model_name='voucheruse',
            constraint=models.UniqueConstraint(condition=models.Q(('refunded_on__isnull', True)), fields=('voucher',), name='voucheruse_once_at_a_time', violation_error_message='This voucher is used already.'),
        ),
        migrations.AddConstraint(
            model_name='voucheruse',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['meal', 'cleaning', 'medical', 'bathing', 'any'])), name='voucheruse_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='voucheruse',
            constraint=models.CheckConstraint(condition=models.Q(('amount_yuan__gt', 0)), name='voucheruse_amount_positive'),
        ),
        migrations.AddConstraint(
            model_name='voucheruse',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('refund_reason', ''), ('refunded_on__isnull', True)), models.Q(('refunded_on__gte', models.F('on')), models.Q(('refund_reason', ''), _negated=True)), _connector='OR'), name='voucheruse_refunded_for_a_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucheruse',
            trigger=pgtrigger.compiler.Trigger(name='voucheruse_takes_its_voucher', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    UPDATE services_voucher SET state = \'redeemed\'\n    WHERE id = NEW.voucher_id AND state = \'left\'\n      AND NEW."on" BETWEEN valid_from AND valid_until\n      AND kind IN (NEW.kind, \'any\') AND NEW.amount_yuan <= face_yuan;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION \'this voucher is not to be used here\'\n            USING ERRCODE = \'check_violation\', CONSTRAINT = \'voucheruse_once\';\n    END IF;\n    RETURN NULL;\n', hash='a26413aa2739f40efb5aee8226fc965a2c3570e6', operation='INSERT', pgid='pgtrigger_voucheruse_takes_its_voucher_ed49c', table='services_voucheruse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucheruse',
            trigger=pgtrigger.compiler.Trigger(name='voucheruse_refund_revives', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."refunded_on" IS NOT NULL AND OLD."refunded_on" IS NULL)', func="\n    UPDATE services_voucher SET\n        state = CASE WHEN valid_until >= NEW.refunded_on THEN 'left' ELSE 'expired' END,\n        expired_on = CASE WHEN valid_until >= NEW.refunded_on THEN NULL\n                          ELSE NEW.refunded_on END\n    WHERE id = NEW.voucher_id;\n    RETURN NULL;\n", hash='f416f6b2385a4f6e5817124aa0cbd81d5bbc997c', operation='UPDATE OF "refunded_on"', pgid='pgtrigger_voucheruse_refund_revives_e65ac', table='services_voucheruse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucheruse',
            trigger=pgtrigger.compiler.Trigger(name='voucheruse_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."amount_yuan" IS DISTINCT FROM (NEW."amount_yuan") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."serving_id" IS DISTINCT FROM (NEW."serving_id") OR OLD."supplier_id" IS DISTINCT FROM (NEW."supplier_id") OR OLD."voucher_id" IS DISTINCT FROM (NEW."voucher_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='7c39ac0c12ae42671b70fb98587db7e43e52a1e8', operation='UPDATE', pgid='pgtrigger_voucheruse_stays_cdbd6', table='services_voucheruse', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucheruse',
            trigger=pgtrigger.compiler.Trigger(name='voucheruse_refunded_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."refunded_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b73f783d7e7667c8c2547a6fbf531380fbfc4bfc', operation='UPDATE', pgid='pgtrigger_voucheruse_refunded_once_692c2', table='services_voucheruse', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucheruse',
            trigger=pgtrigger.compiler.Trigger(name='voucheruse_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='9fe655aa1d284f2e9f6393c67b25340256ad2ad6', operation='DELETE', pgid='pgtrigger_voucheruse_is_kept_1f392', table='services_voucheruse', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucheruse',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_voucheruseevent" ("amount_yuan", "at", "by_id", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refund_reason", "refunded_on", "serving_id", "supplier_id", "unit_id", "voucher_id") SELECT new_values."amount_yuan", new_values."at", new_values."by_id", new_values."id", new_values."kind", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."refund_reason", new_values."refunded_on", new_values."serving_id", new_values."supplier_id", new_values."unit_id", new_values."voucher_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ca5585c0db07c27a33b2ef502589f3852fceb870', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0edef', referencing='REFERENCING NEW TABLE AS new_values ', table='services_voucheruse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucheruse',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_voucheruseevent" ("amount_yuan", "at", "by_id", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refund_reason", "refunded_on", "serving_id", "supplier_id", "unit_id", "voucher_id") SELECT new_values."amount_yuan", new_values."at", new_values."by_id", new_values."id", new_values."kind", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."refund_reason", new_values."refunded_on", new_values."serving_id", new_values."supplier_id", new_values."unit_id", new_values."voucher_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='abe1d79da470e37aa9628f657f365a1fd9624148', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cd21b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_voucheruse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucheruse',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_voucheruseevent" ("amount_yuan", "at", "by_id", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refund_reason", "refunded_on", "serving_id", "supplier_id", "unit_id", "voucher_id") SELECT old_values."amount_yuan", old_values."at", old_values."by_id", old_values."id", old_values."kind", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."refund_reason", old_values."refunded_on", old_values."serving_id", old_values."supplier_id", old_values."unit_id", old_values."voucher_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='cb85f22094abd220b479ee0c141ae7172779db03', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_827e6', referencing='REFERENCING OLD TABLE AS old_values ', table='services_voucheruse', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucheruseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8294794b34dd3f71f3f84329c14995528c9bf5f0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_72025', table='services_voucheruseevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='walktime',
            constraint=models.UniqueConstraint(fields=('venue', 'address'), name='walktime_once'),
        ),
        migrations.AddConstraint(
            model_name='walktime',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 0), ('minutes__lte', 180)), name='walktime_of_a_walk'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='walktime',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_walktimeevent" ("address_id", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "venue_id") SELECT new_values."address_id", new_values."id", new_values."minutes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."venue_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1424c4e96e115daa4fd8bc8a4b900f3061a224fb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ba6f0', referencing='REFERENCING NEW TABLE AS new_values ', table='services_walktime', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='walktime',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_walktimeevent" ("address_id", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "venue_id") SELECT new_values."address_id", new_values."id", new_values."minutes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."venue_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d2feda42e5cad1acc08c98e5176385ce38d9a10d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f086c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='services_walktime', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='walktime',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "services_walktimeevent" ("address_id", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "venue_id") SELECT old_values."address_id", old_values."id", old_values."minutes", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."venue_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0c2ba74308dda7017ad779f1bacf52d0dd6324f8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_efb94', referencing='REFERENCING OLD TABLE AS old_values ', table='services_walktime', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='walktimeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='610554dd4a90027166fcf2df98966573288e8e40', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_62721', table='services_walktimeevent', when='BEFORE')),
        ),
    ])
